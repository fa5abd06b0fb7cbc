// What leaves the device while everything is done once, what the first visit keeps, and how fast the app opens from
// there in a browser that has just started, with the network off and the server gone.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright';
import { ENGINES, walkEverywhere } from '../../e2e/wholeJourney.ts';
import { chromiumLaunch } from '../chromiumLaunch.ts';
import { serveApp } from '../serveApp.ts';
import { watchForeign } from '../watchForeign.ts';
import type { Bench } from './bench.ts';

const STARTS = 5;
const VIEWPORT = { width: 1440, height: 900 };

/** Of the app as it is built. */
export async function benchOffline(bench: Bench): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cadenza-offline-'));
  try {
    const foreign = await listForeign(join(folder, 'dropped'));
    if (foreign.length > 0) bench.log('foreign requests', foreign);
    bench.record('reliability.foreignRequests', foreign.length);
    const { bytes, milliseconds } = await startOffline(join(folder, 'profile'));
    bench.record('reliability.bytesPrecached', bytes);
    bench.log('cold starts offline, ms', milliseconds.map(Math.round));
    bench.record(
      'reliability.coldStartOfflineMs',
      milliseconds.sort((a, b) => a - b)[Math.floor(STARTS / 2)]!,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param dropped a folder for files that the journey makes */
async function listForeign(dropped: string): Promise<readonly string[]> {
  const watch = await watchForeign();
  const server = await serveApp(0, true);
  const browser = await chromium.launch(chromiumLaunch);
  try {
    // Of the page alone: the browser itself asks its maker for updates.
    const proxy = { server: watch.url, bypass: 'localhost' };
    const page = await browser.newPage({ viewport: VIEWPORT, proxy });
    await page.goto(server.url);
    await walkEverywhere(page, dropped, ENGINES);
    return [...watch.foreign];
  } finally {
    await browser.close();
    await server.close();
    watch.close();
  }
}

async function startOffline(
  profile: string,
): Promise<{ readonly bytes: number; readonly milliseconds: number[] }> {
  const launch = (): Promise<BrowserContext> =>
    chromium.launchPersistentContext(profile, { ...chromiumLaunch, viewport: VIEWPORT });
  const server = await serveApp(0, true);
  let context = await launch();
  const first = context.pages()[0]!;
  await first.goto(server.url);
  await first.getByText('Works offline').waitFor();
  const bytes = await first.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.includes('precache'));
    let sum = 0;
    for (const name of names)
      for (const response of await (await caches.open(name)).matchAll())
        sum += (await response.arrayBuffer()).byteLength;
    return sum;
  });
  await context.close();
  await server.close();

  const milliseconds: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    context = await launch();
    await context.setOffline(true);
    milliseconds.push(await openTimed(context.pages()[0]!, server.url));
    await context.close();
  }
  return { bytes, milliseconds };
}

/** From the address to a screen that can be used. */
async function openTimed(page: Page, url: string): Promise<number> {
  const startedAt = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  // index.html brings a page that is seen before; the app names it when it stands.
  await page.waitForFunction(() => document.title.includes(' · '));
  return performance.now() - startedAt;
}
