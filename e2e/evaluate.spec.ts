// Evaluate, from nothing to a take that is found out as a copy of a piece, heard in both places and saved.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { expect, test } from './cadenza.ts';

const open = (page: Page, step: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: step }).click();

async function saved(page: Page, button: string | RegExp): Promise<{ name: string; path: string }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), path: await download.path() };
}

test('a take is judged by the pieces', async ({ app }) => {
  const main = app.getByRole('main');

  await test.step('nothing to judge yet', async () => {
    await open(app, 'Evaluate');
    await expect(main.getByText('There is no take yet.')).toBeVisible();
    await open(app, 'Collect');
    await app.getByRole('link', { name: 'Hear what it can write' }).click();
    await expect(main.getByRole('heading', { name: 'Takes' })).toBeVisible({ timeout: 90_000 });
    await open(app, 'Evaluate');
    await expect(main.getByRole('link', { name: 'Add pieces' })).toBeVisible();
  });

  await test.step('against pieces it has nothing of', async () => {
    await open(app, 'Collect');
    await app.getByRole('button', { name: 'Try it with Joplin’s rags' }).click();
    await expect(main.getByText('10 pieces added.')).toBeVisible();
    await open(app, 'Evaluate');
    const table = main.getByRole('region', { name: 'Takes' });
    await expect(table.getByRole('button', { name: 'Take 1' })).toBeVisible();
    await expect(main.getByRole('heading', { name: /^Where Take 1 lies/ })).toBeVisible();
    const { name, path } = await saved(app, /^Save as CSV/);
    expect(name).toBe('takes.csv');
    const lines = (await readFile(path, 'utf8')).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^Take 1,/);
  });

  await test.step('against itself', async () => {
    await open(app, 'Compose');
    const { path } = await saved(app, 'Download MIDI');
    await open(app, 'Collect');
    // Of another name, so that the player tells which of them it plays.
    const bytes = Buffer.from(
      (await readFile(path, 'latin1')).replaceAll('Take 1', 'Same 1'),
      'latin1',
    );
    const file = { name: 'same.mid', mimeType: 'audio/midi', buffer: bytes };
    await app.getByLabel('Music files').setInputFiles(file);
    await expect(main.getByText('1 piece added.')).toBeVisible();
    await open(app, 'Evaluate');
    await expect(main.getByText('Much of it is copied.')).toBeVisible();
    const row = main.getByRole('row', { name: /Take 1/ });
    await expect(row).toContainText('Copies');
    await expect(row).toContainText('100 %');
  });

  await test.step('heard in both places', async () => {
    const runs = main.getByRole('list', { name: 'Copied runs, the longest first' });
    await runs
      .getByRole('button', { name: /^Play the take from bar/ })
      .first()
      .click();
    const player = app.getByRole('region', { name: 'Player' });
    await expect(player.getByText('Take 1', { exact: true })).toBeVisible();
    await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
    await runs
      .getByRole('button', { name: /^Play Same 1 from bar/ })
      .first()
      .click();
    await expect(player.getByText('Same 1', { exact: true })).toBeVisible();
    await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  });

  await test.step('seen and saved', async () => {
    expect((await saved(app, 'Save as SVG')).name).toMatch(/measures\.svg$/);
    expect((await saved(app, 'Save Tones over time as PNG')).name).toMatch(/\.png$/);
    await app.getByRole('button', { name: 'Draw the spectrogram' }).click();
    const save = app.getByRole('button', { name: 'Save Spectrogram as PNG' });
    await expect(save).toBeVisible({ timeout: 60_000 });
    await app.setViewportSize({ width: 390, height: 844 });
    expect(await app.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});
