// Kills the browser in mid-training, again and again at moments drawn by chance, opens it anew and reads off the page
// whether the training went on by itself and how much of it was lost.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { createRandom } from '../../src/core/random.ts';
import { openKillable } from '../killableBrowser.ts';
import { serveApp } from '../serveApp.ts';
import type { Bench } from './bench.ts';
import { beginTraining } from './longTraining.ts';

const KILLS = 20;
/** After the training was seen to learn. */
const [SOONEST_MS, LATEST_MS] = [300, 15_000];
const PATIENCE_MS = 90_000;

/** What the page says of the training. */
interface Seen {
  readonly notesHeard: number;
  readonly notesPerSecond: number;
}

/** Of the app as it is built. */
export async function benchKills(bench: Bench): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cadenza-kills-'));
  let profile = join(folder, 'profile');
  const server = await serveApp(0, true);
  const random = createRandom(1);
  let browser = await openKillable(profile);
  let survived = 0;
  let mostLost = 0;
  let profiles = 0;
  let kills = 0;
  const begin = async (): Promise<void> => {
    await browser.page.goto(server.url);
    await beginTraining(browser.page);
  };
  const beginAnew = async (): Promise<void> => {
    await browser.kill();
    profile = join(folder, `profile-${++profiles}`);
    browser = await openKillable(profile);
    await begin();
  };
  try {
    await begin();
    while (kills < KILLS) {
      await untilLearning(browser.page);
      await browser.page.waitForTimeout(SOONEST_MS + random.next() * (LATEST_MS - SOONEST_MS));
      const seen = await look(browser.page);
      if (!seen) {
        // It has learned all it can from these pieces, and ended by itself.
        await beginAnew();
        continue;
      }
      const { notesHeard, notesPerSecond } = seen;
      kills++;
      await browser.kill();
      browser = await openKillable(profile);
      await browser.page.goto(`${server.url}#train`);
      const wentOnFrom = await resumedAt(browser.page);
      if (wentOnFrom === null) {
        bench.log(`kill ${kills}`, 'the training did not go on');
        await beginAnew();
        continue;
      }
      survived++;
      const lost = Math.max(0, notesHeard - wentOnFrom) / notesPerSecond;
      mostLost = Math.max(mostLost, lost);
      bench.log(
        `kill ${kills}`,
        `${notesHeard} notes heard, went on from ${wentOnFrom}: ${lost.toFixed(1)} s lost`,
      );
    }
  } finally {
    await browser.kill();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
  bench.record('reliability.killsTried', KILLS);
  bench.record('reliability.killsSurvived', survived);
  bench.record('reliability.mostTrainingLostSeconds', mostLost);
}

/** Resolves when progress is shown of steps taken since the page was opened. */
async function untilLearning(page: Page): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while ((await look(page)) === null) {
    if (Date.now() > deadline) throw new Error('the training does not get going');
    await page.waitForTimeout(100);
  }
}

/** Null while no figures of steps are shown. */
async function look(page: Page): Promise<Seen | null> {
  const text = await page.getByRole('main').innerText();
  const notesHeard = /([\d,]+)(?: of [\d,]+)? notes? processed/.exec(text)?.[1];
  const notesPerSecond = /Notes per second\s+([\d,]+)/.exec(text)?.[1];
  if (notesHeard === undefined || notesPerSecond === undefined) return null;
  return { notesHeard: toNumber(notesHeard), notesPerSecond: toNumber(notesPerSecond) };
}

/** Notes heard when it went on; null when it has not in good time. */
async function resumedAt(page: Page): Promise<number | null> {
  const line = page.getByText(/^Training (resumed|started over)/);
  try {
    await line.waitFor({ timeout: PATIENCE_MS });
  } catch {
    return null;
  }
  const notes = /at ([\d,]+) note/.exec(await line.innerText())?.[1];
  return notes === undefined ? 0 : toNumber(notes);
}

const toNumber = (figure: string): number => Number(figure.replaceAll(',', ''));
