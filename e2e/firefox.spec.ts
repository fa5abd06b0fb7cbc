// The whole way in the second browser, in short. Firefox is the one of this system, spoken to over WebDriver BiDi:
// Playwright drives only a Firefox of its own build.
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test as base } from 'playwright/test';
import puppeteer, { type Page } from 'puppeteer-core';
import { findFirefox } from '../scripts/firefox.ts';
import { serveApp } from '../scripts/serveApp.ts';
import { corpusPath } from './badFiles.ts';
import { readMidi } from './readMidi.ts';

const executablePath = findFirefox();
/** Engines are checked before one is chosen, which takes a slow machine long. */
const WAIT_MS = 120_000;

interface Open {
  readonly page: Page;
  readonly downloads: string;
  readonly errors: readonly string[];
}

const MISSING = 'No Firefox here: set FIREFOX_PATH, or install firefox or firefox-esr.';
if (executablePath === null) console.log(MISSING);
base.skip(executablePath === null, MISSING);

const test = base.extend<{ open: Open }>({
  open: async ({}, use, testInfo) => {
    const downloads = testInfo.outputPath('downloads');
    await mkdir(downloads, { recursive: true });
    const server = await serveApp(0, true);
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: executablePath!,
      extraPrefsFirefox: {
        'media.autoplay.default': 0,
        // Without a sound card its audio contexts stay suspended; this imitates one.
        'media.cubeb.force_mock_context': true,
        'browser.download.folderList': 2,
        'browser.download.dir': downloads,
      },
    });
    const page = await browser.newPage();
    // High enough that no button lies under the player.
    await page.setViewport({ width: 1440, height: 1600 });
    page.setDefaultTimeout(WAIT_MS);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(server.url);
    // The app has taken the place of the page that index.html brings.
    await page.waitForFunction(() => document.title.includes(' · '));
    await use({ page, downloads, errors });
    if (testInfo.status !== testInfo.expectedStatus)
      console.log(errors.join('\n'), await page.$eval('body', (body) => body.innerText));
    await browser.close();
    await server.close();
  },
});

const named = (page: Page, role: string, name: string) =>
  page.locator(`::-p-aria([role="${role}"][name="${name}"])`);
const says = (page: Page, text: string) => page.locator(`::-p-text(${text})`).wait();
const level = (page: Page) =>
  page.$eval('[role="meter"][aria-label="Level"]', (meter) => Number(meter.ariaValueNow));

test('Firefox: from files to a take that is heard, kept, and still there after a reload', async ({
  open,
}) => {
  test.setTimeout(6 * 60_000);
  const { page, downloads, errors } = open;
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);

  const picker = (await page.$('input[type="file"][aria-label="Music files"]'))!;
  await picker.uploadFile(corpusPath('solace.mid'), corpusPath('bethena.mid'));
  await says(page, '2 pieces added.');

  await named(page, 'link', 'Train on these').click();
  await named(page, 'button', 'Train').click();
  await page.waitForFunction(() => {
    const title = [...document.querySelectorAll('dt')].find(
      ({ textContent }) => textContent === 'Validation loss',
    );
    return /\d/.test(title?.nextElementSibling?.textContent ?? '');
  });
  await named(page, 'button', 'Stop and keep the model').click();
  await says(page, 'Your model');

  await named(page, 'link', 'Compose with your model').click();
  await named(page, 'button', 'Write').click();
  // It plays as it is written.
  await expect.poll(() => level(page), { timeout: WAIT_MS }).toBeGreaterThan(0);
  await named(page, 'button', 'Download MIDI').click();
  // Firefox keeps the place with an empty file while it writes another beside it.
  const saved = async (): Promise<readonly string[]> => {
    const names = await readdir(downloads);
    const sizes = await Promise.all(names.map((name) => stat(join(downloads, name))));
    return names.length === 1 && sizes[0]!.size > 0 ? names : [];
  };
  await expect.poll(saved).toEqual([expect.stringMatching(/\.mid$/)]);
  const [name] = await saved();
  const facts = await readMidi(join(downloads, name!));
  expect(facts.noteCount).toBeGreaterThan(30);
  expect(facts.channelsWithoutProgram).toEqual([]);

  await page.reload();
  await named(page, 'button', 'Download MIDI').wait();
  expect(errors).toEqual([]);
});
