// Everything the app can be asked to do that might fetch something, once: every kind of file in, engines, every kind of
// file out.
import { fileURLToPath } from 'node:url';
import { BasicSoundBank, SoundBankLoader } from 'spessasynth_core';
import { expect, type Page } from 'playwright/test';
import { corpusPath, writeFiles } from './badFiles.ts';
import { dropFiles } from './dropFiles.ts';
import { readLevel, stopTraining, writeTake } from './steps.ts';

const WALTZ = fileURLToPath(new URL('small-waltz.wav', import.meta.url));
const SLOW_MS = 90_000;
/** Chromium drops what a page saves beyond ten files within a second. */
const BETWEEN_DOWNLOADS_MS = 110;
/** An engine on an imitated graphics chip, checked before it runs. */
const ENGINE_MS = 4 * 60_000;
/** As the select of the Train screen names them. */
export const ENGINES = [
  'several processor cores',
  'one processor core',
  'the graphics chip (WebGPU)',
  'the graphics chip (WebGL)',
  'the processor (TensorFlow.js)',
  'the processor (plain JavaScript)',
];

async function goTo(page: Page, step: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: step }).click();
  // The screen before stands until this one is drawn.
  await expect(page).toHaveTitle(new RegExp(step));
}

/**
 * @param folder for files that are made to be dropped
 * @param engines to train on, of `ENGINES`
 */
export async function walkEverywhere(
  page: Page,
  folder: string,
  engines: readonly string[],
): Promise<void> {
  await collect(page, folder);
  for (const engine of engines) await trainOn(page, engine);
  await writeTake(page, 16);
  await page.getByRole('main').getByRole('button', { name: 'Play', exact: true }).click();
  await expect
    .poll(() => readLevel(page), { timeout: SLOW_MS, intervals: [100] })
    .toBeGreaterThan(0);
  await saveAll(page);
  await page.getByText('Audio file settings').click();
  await page.getByRole('combobox', { name: 'Format' }).selectOption('mp3');
  await page.getByRole('switch', { name: /^Add each track/ }).click();
  await saveAll(page);
  await goTo(page, 'Evaluate');
  await expect(page.getByRole('heading', { name: /^Take 1 among your pieces/ })).toBeVisible();
  await page.getByRole('button', { name: 'Draw the spectrogram' }).click();
  await expect(page.getByRole('button', { name: 'Save Spectrogram as PNG' })).toBeVisible({
    timeout: SLOW_MS,
  });
  await saveAll(page);
  await goTo(page, 'Train');
  await saveAll(page);
  await goTo(page, 'Collect');
  await saveAll(page);
}

async function collect(page: Page, folder: string): Promise<void> {
  const main = page.getByRole('main');
  await page.getByRole('button', { name: 'Try it with Joplin’s rags' }).click();
  await expect(main.getByText('10 pieces added.')).toBeVisible();
  await BasicSoundBank.isSF3DecoderReady;
  const bank = SoundBankLoader.fromArrayBuffer(BasicSoundBank.getSampleSoundBankFile());
  const [font] = await writeFiles(folder, { 'saw.sf2': new Uint8Array(bank.writeSF2()) });
  await dropFiles(page, [font!, WALTZ, corpusPath('solace.mid')]);
  const review = page.getByRole('region', { name: 'Review: Small Waltz' });
  await expect(review).toBeVisible({ timeout: SLOW_MS });
  await review.getByRole('button', { name: 'Add to my pieces' }).click();
  await page.getByRole('button', { name: /^Download all sounds for offline use/ }).click();
  await expect(page.getByText('Every sound is on this device.')).toBeVisible({ timeout: SLOW_MS });
}

/** Until something was learned. */
async function trainOn(page: Page, engine: string): Promise<void> {
  await goTo(page, 'Train');
  const choice = page.getByRole('combobox', { name: 'Runs on' });
  if (!(await choice.isVisible())) await page.getByText('Advanced', { exact: true }).click();
  await choice.selectOption(engine);
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  // One that does not pass its check on this machine hands over to another.
  await expect(page.getByRole('button', { name: /^Runs on/ })).toBeVisible({
    timeout: ENGINE_MS,
  });
  await expect(page.locator('dt:text-is("Notes per second") + dd')).toHaveText(/\d/, {
    timeout: ENGINE_MS,
  });
  await stopTraining(page);
  // A slow engine ends its step first, and until then nothing can be written.
  await expect(page.getByRole('button', { name: 'Train', exact: true })).toBeVisible({
    timeout: ENGINE_MS,
  });
}

/** Presses everything on the screen that saves a file, and waits for each. */
async function saveAll(page: Page): Promise<void> {
  const buttons = page.getByRole('button', { name: /^(Save|Download)\b/ });
  for (const button of await buttons.all()) {
    if (!(await button.isVisible()) || (await button.isDisabled())) continue;
    const downloading = page.waitForEvent('download', { timeout: SLOW_MS });
    await button.click();
    await (await downloading).path();
    await page.waitForTimeout(BETWEEN_DOWNLOADS_MS);
  }
}
