// A training survives: the browser killed, the page closed in a pause, the worker crashed, a checkpoint that finds no
// room, another tab that takes the project over. A short form of `npm run bench -- reliability`.
import { rm } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { openKillable, type KillableBrowser } from '../scripts/killableBrowser.ts';
import { expect, test as base } from './cadenza.ts';
import { readFigure, startTraining } from './steps.ts';
import { takeScreenshots } from './screenshots.ts';

interface Fixtures {
  /** Kills the browser, if one is open, and opens it with the same profile on the app. */
  readonly reopen: () => Promise<Page>;
}

const test = base.extend<Fixtures>({
  reopen: async ({ server }, use, testInfo) => {
    const profile = testInfo.outputPath('profile');
    let browser: KillableBrowser | null = null;
    await use(async () => {
      await browser?.kill();
      browser = await openKillable(profile);
      await browser.page.goto(server.url);
      return browser.page;
    });
    await (browser as KillableBrowser | null)?.kill();
    await rm(profile, { recursive: true, force: true });
  },
});

const openTrain = (page: Page) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: 'Train' }).click();
const addPieces = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Try it with Joplin’s rags' }).click();
  await expect(page.getByRole('main').getByText('10 pieces added.')).toBeVisible();
};

/** As the progress bar says it; null while it gets ready. */
async function notesHeard(page: Page): Promise<number | null> {
  const text = await page.getByRole('main').innerText();
  const figure = /([\d,]+) of [\d,]+ notes processed/.exec(text)?.[1];
  return figure === undefined ? null : Number(figure.replaceAll(',', ''));
}

/** What the page says it went on from; 0: from the beginning, as its first checkpoint stands there. */
async function wentOnFrom(page: Page, why: string): Promise<number> {
  const line = page.getByText(/^Training (resumed|started over)/);
  await expect(line).toContainText(why, { timeout: 90_000 });
  const notes = /at ([\d,]+) note/.exec(await line.innerText())?.[1];
  return notes === undefined ? 0 : Number(notes.replaceAll(',', ''));
}

const MOST_LOST_SECONDS = 10;

test('the browser is killed: the training goes on by itself, or waits if it was paused', async ({
  reopen,
}) => {
  test.setTimeout(5 * 60_000);
  let page = await reopen();
  await addPieces(page);
  await startTraining(page);
  // Longer than checkpoints lie apart.
  await page.waitForTimeout(12_000);
  const heard = (await notesHeard(page))!;
  const rate = (await readFigure(page, 'Notes per second'))!;
  const best = (await readFigure(page, 'Best validation loss'))!;

  page = await reopen();
  await openTrain(page);
  const from = await wentOnFrom(page, 'after the page was closed');
  // A rate is shown in thousands, with a comma.
  const perSecond = rate < 100 ? rate * 1000 : rate;
  expect((heard - from) / perSecond).toBeLessThanOrEqual(MOST_LOST_SECONDS);
  await takeScreenshots(page, 'went-on');
  await expect.poll(() => notesHeard(page), { timeout: 60_000 }).toBeGreaterThan(from);
  expect((await readFigure(page, 'Best validation loss'))!).toBeLessThanOrEqual(best * 1.5);

  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Resume', exact: true })).toBeVisible();
  const paused = (await notesHeard(page))!;
  // The checkpoint of the pause is on its way to the disk, which a busy machine takes its time for.
  await page.waitForTimeout(5000);

  page = await reopen();
  await openTrain(page);
  const goOn = page.getByRole('button', { name: 'Resume', exact: true });
  await expect(goOn).toBeVisible({ timeout: 60_000 });
  expect(await wentOnFrom(page, 'after the page was closed')).toBeGreaterThanOrEqual(paused);
  await goOn.click();
  await expect.poll(() => notesHeard(page), { timeout: 60_000 }).toBeGreaterThan(paused);
  await page.getByRole('button', { name: 'Stop and keep the model' }).click();
  await expect(page.getByRole('heading', { name: 'Your model' })).toBeVisible({ timeout: 60_000 });
  await page.waitForTimeout(2000);

  // What has ended does not begin again.
  page = await reopen();
  await openTrain(page);
  await expect(page.getByRole('heading', { name: 'Your model' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
});

test('the worker crashes, the disk is full, another tab takes over: the training goes on', async ({
  app,
  context,
  server,
  pageErrors,
}) => {
  test.setTimeout(4 * 60_000);
  await addPieces(app);
  await startTraining(app);
  await expect.poll(() => notesHeard(app), { timeout: 60_000 }).not.toBeNull();

  // All workers that are not the model's go on. It may be gone before it has answered, and those that have done their
  // work go when they like; that it is gone is seen below.
  for (const worker of app.workers())
    await worker
      .evaluate(() => {
        if (self.name === 'model')
          setTimeout(() => {
            throw new Error(`the ${self.name} worker is killed by the test`);
          });
      })
      .catch(() => undefined);
  const from = await wentOnFrom(app, 'after an unexpected stop');
  await expect.poll(() => notesHeard(app), { timeout: 60_000 }).toBeGreaterThan(from);

  // A pause asks for a checkpoint at once, and there is no room for it.
  const session = await context.newCDPSession(app);
  const { origin } = new URL(server.url);
  const noRoom = app.getByText(/no space left to save this. Training continues, but/);
  const [pause, goOn] = ['Pause', 'Resume'].map((name) =>
    app.getByRole('button', { name, exact: true }),
  );
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await pause!.click();
  await expect(noRoom).toBeVisible();
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await goOn!.click();
  await expect(noRoom).toBeHidden({ timeout: 30_000 });
  const before = (await notesHeard(app))!;

  const second = await context.newPage();
  await second.goto(`${server.url}#train`);
  await second.getByRole('button', { name: 'Use it here' }).click();
  expect(await wentOnFrom(second, 'after the page was closed')).toBeGreaterThan(from);
  await expect(app.getByText('Untitled is open in another tab.')).toBeVisible();
  await expect(app.getByRole('progressbar', { name: 'Training' })).toHaveCount(0);
  await expect.poll(() => notesHeard(second), { timeout: 60_000 }).toBeGreaterThan(before);
  await second.getByRole('button', { name: 'Discard this training' }).click();
  await expect(second.getByText(/^Deleted Maple Leaf Rag/)).toBeVisible({ timeout: 60_000 });
  await expect(second.getByRole('button', { name: 'Train', exact: true })).toBeVisible();
  pageErrors.splice(
    0,
    pageErrors.length,
    ...pageErrors.filter((text) => !text.includes('killed by the test')),
  );
});
