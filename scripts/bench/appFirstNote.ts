// From nothing to music: a browser that never saw the app opens it and asks for a take of the shipped model.
import { chromium } from 'playwright';
import { readLevel } from '../../e2e/steps.ts';
import { plainLaunch } from '../chromiumLaunch.ts';
import { serveApp } from '../serveApp.ts';
import type { Bench } from './bench.ts';
import { median } from './train.ts';

const ROUNDS = 5;
const VIEWPORT = { width: 1440, height: 900 };
const POLL_MS = 50;
const MOST_MS = 120_000;

export async function benchFirstNote(bench: Bench): Promise<void> {
  const server = await serveApp(0, true);
  const seconds: number[] = [];
  let clicks = 0;
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const browser = await chromium.launch(plainLaunch);
      try {
        const page = await browser.newPage({ viewport: VIEWPORT });
        clicks = 0;
        const startedAt = performance.now();
        await page.goto(server.url, { waitUntil: 'commit' });
        await page.getByRole('link', { name: 'Hear what it can write' }).click();
        clicks += 1;
        while ((await readLevel(page)) === 0) {
          if (performance.now() - startedAt > MOST_MS) throw new Error('no note is heard');
          await page.waitForTimeout(POLL_MS);
        }
        seconds.push((performance.now() - startedAt) / 1000);
      } finally {
        await browser.close();
      }
    }
  } finally {
    await server.close();
  }
  bench.log(
    'seconds to the first note',
    seconds.map((one) => one.toFixed(1)),
  );
  bench.record('app.secondsToFirstNote', median(seconds));
  bench.record('app.clicksToFirstNote', clicks);
}
