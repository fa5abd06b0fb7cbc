// Faults of the machine in mid-journey that survives.spec.ts and memory.spec.ts do not cause: the sound is taken away
// (a phone call), the tab is put to sleep, the clock is set.
import { chromium } from 'playwright';
import puppeteer, { type Page } from 'puppeteer-core';
import { plainLaunch } from '../scripts/chromiumLaunch.ts';
import { expect, test } from './cadenza.ts';

test('the sound is interrupted: the player waits where it is and goes on', async ({
  page,
  server,
}) => {
  await page.addInitScript(() => {
    const opened: AudioContext[] = [];
    const Native = AudioContext;
    class Watched extends Native {
      constructor(options?: AudioContextOptions) {
        super(options);
        opened.push(this);
      }
    }
    Object.assign(window, { AudioContext: Watched, openedContexts: opened });
  });
  const setSound = (isOn: boolean) =>
    page.evaluate(async (on) => {
      const { openedContexts } = window as unknown as { openedContexts: AudioContext[] };
      for (const context of openedContexts) await (on ? context.resume() : context.suspend());
      return openedContexts.length;
    }, isOn);

  await page.goto(server.url);
  await page.getByRole('button', { name: 'Try it with Joplin’s rags' }).click();
  await expect(page.getByRole('main').getByText('10 pieces added.')).toBeVisible();
  await page.getByRole('button', { name: 'Listen to Solace' }).click();
  const player = page.getByRole('region', { name: 'Player' });
  const seconds = async (): Promise<number> =>
    Number(await player.getByRole('slider', { name: 'Position' }).inputValue());
  await expect.poll(seconds, { timeout: 60_000 }).toBeGreaterThan(0);

  expect(await setSound(false)).toBeGreaterThan(0);
  await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(player).toContainText('Interrupted: resumes here when the sound is back');
  const stoodAt = await seconds();
  await setSound(true);
  await expect(player.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect(player).not.toContainText('Interrupted');
  await expect.poll(seconds, { timeout: 30_000 }).toBeGreaterThan(stoodAt);
});

const named = (page: Page, role: string, name: string) =>
  page.locator(`::-p-aria([role="${role}"][name="${name}"])`);
const says = (page: Page, text: string) => page.locator(`::-p-text(${text})`).wait();

/** As the progress bar says it. */
async function notesHeard(page: Page): Promise<number> {
  const text = await page.$eval('main', (main) => main.innerText);
  return Number(/([\d,]+) of [\d,]+ notes processed/.exec(text)?.[1]?.replaceAll(',', '') ?? 0);
}

async function untilMoreIsHeard(page: Page): Promise<void> {
  const before = await notesHeard(page);
  await expect.poll(() => notesHeard(page), { timeout: 60_000 }).toBeGreaterThan(before);
}

/** Of the page and of every worker, as when the clock of the machine is set. */
async function setClock(page: Page, byMs: number): Promise<void> {
  const set = (ms: number): void => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + ms;
  };
  await page.evaluate(set, byMs);
  for (const worker of page.workers()) await worker.evaluate(set, byMs);
}

const DAY_MS = 24 * 60 * 60 * 1000;

test('the tab is put to sleep, the clock is set: the training goes on, and its sleep is told', async ({
  server,
}) => {
  test.setTimeout(4 * 60_000);
  // Playwright keeps every page as if it were looked at, and then it cannot be frozen.
  const browser = await puppeteer.launch({
    executablePath: plainLaunch.executablePath ?? chromium.executablePath(),
    args: plainLaunch.args!,
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    await page.setViewport({ width: 1440, height: 1600 });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(server.url);
    await named(page, 'button', 'Try it with Joplin’s rags').click();
    await says(page, '10 pieces added.');
    await named(page, 'link', 'Train on these').click();
    await named(page, 'button', 'Train').click();
    await untilMoreIsHeard(page);

    const session = await page.createCDPSession();
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    // Looked at again: hidden, it draws nothing, and nothing in it can be clicked.
    await page.emulateFocusedPage(true);
    await says(page, 'after the browser put this page to sleep.');
    await untilMoreIsHeard(page);

    for (const jump of [DAY_MS, -8 * DAY_MS]) {
      await setClock(page, jump);
      await untilMoreIsHeard(page);
    }
    await named(page, 'button', 'Stop and keep the model').click();
    await says(page, 'Your model');
    const text = await page.$eval('main', (main) => main.innerText);
    expect(text).not.toMatch(/\d+ (days|hours)|NaN|-\d+ s/);
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
  }
});
