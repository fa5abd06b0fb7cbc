// Evaluate, from nothing to a take that is found out as a copy of a piece, heard in both places and saved.
import { copyFile, readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright/test';
import { expectAccessible, expectFits } from './accessible.ts';
import { expect, test } from './cadenza.ts';

const open = (page: Page, step: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: step }).click();

async function saved(page: Page, button: string | RegExp): Promise<{ name: string; path: string }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), path: await download.path() };
}

test('a take is judged by the pieces', async ({ app, browser }) => {
  test.slow();
  const main = app.getByRole('main');

  await test.step('nothing to judge yet', async () => {
    await open(app, 'Evaluate');
    await expect(main.getByText('Write a take first.')).toBeVisible();
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
    await expect(main.getByRole('heading', { name: /^Take 1 among your pieces/ })).toBeVisible();
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
    const runs = main.getByRole('list', { name: 'Copied runs, longest first' });
    await runs
      .getByRole('button', { name: /^Play: Take, bar/ })
      .first()
      .click();
    const player = app.getByRole('region', { name: 'Player' });
    await expect(player.getByText('Take 1', { exact: true })).toBeVisible();
    await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
    await runs
      .getByRole('button', { name: /^Play: Piece, bar \d+ of Same 1/ })
      .first()
      .click();
    await expect(player.getByText('Same 1', { exact: true })).toBeVisible();
    await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  });

  await test.step('seen and saved', async () => {
    for (const kind of ['svg', 'png', 'csv']) {
      const { name, path } = await saved(app, `Save Measures as ${kind.toUpperCase()}`);
      expect(name).toMatch(new RegExp(`measures\\.${kind}$`));
      expect((await readFile(path)).length).toBeGreaterThan(500);
    }
    expect((await saved(app, 'Save Tones over time as PNG')).name).toMatch(/\.png$/);
    await app.getByRole('button', { name: 'Draw the spectrogram' }).click();
    const save = app.getByRole('button', { name: 'Save Spectrogram as PNG' });
    await expect(save).toBeVisible({ timeout: 60_000 });
    await expect(app.getByText(/^The sound of all of Take 1,/)).toBeVisible();
    await expectAccessible(app);
    await expectFits(app);
  });

  await test.step('read by keyboard', async () => {
    const plot = app.getByRole('application', { name: /^Tone and place in the bar/ });
    await plot.focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp']) await app.keyboard.press(key);
    await expect(plot.getByRole('status')).toHaveText(
      /^C sharp at place 2: .* in this take, .* in your pieces$/,
    );
  });

  await test.step('taken home as a page that needs nothing else', async () => {
    const { name, path } = await saved(app, 'Save a report');
    expect(name).toMatch(/^cadenza-report-\d{4}-\d\d-\d\d\.html$/);
    const offline = await browser.newContext({ offline: true, javaScriptEnabled: false });
    const report = await offline.newPage();
    const requests: string[] = [];
    const errors: string[] = [];
    report.on('request', (request) => requests.push(request.url()));
    report.on('console', (message) => errors.push(message.text()));
    // A download has no ending, by which a browser would know what it is.
    await copyFile(path, `${path}.html`);
    const url = pathToFileURL(`${path}.html`).href;
    await report.goto(url);
    expect(requests.filter((one) => one !== url && !one.startsWith('data:'))).toEqual([]);
    expect(errors).toEqual([]);
    await expect(report.getByRole('heading', { name: 'Take 1', exact: true })).toBeVisible();
    await expect(report.getByText('Much of it is copied.')).toBeVisible();
    const row = report.getByRole('row', { name: /^Same 1/ });
    await expect(row).toContainText('Same 1');
    for (const plot of ['Pitch and place in the bar', 'Which tone follows which', 'Spectrogram'])
      await expect(report.getByRole('heading', { name: plot })).toBeVisible();
    const pictures = report.locator('svg[role=img]');
    expect(await pictures.count()).toBeGreaterThan(15);
    // Every picture has come to something, and the page fits its window.
    for (const box of await pictures.evaluateAll((all) => all.map((one) => one.clientWidth)))
      expect(box).toBeGreaterThan(100);
    await report.setViewportSize({ width: 390, height: 844 });
    expect(await report.locator('html').evaluate(({ scrollWidth }) => scrollWidth)).toBe(390);
    await offline.close();
  });

  await test.step('without a take that is left out', async () => {
    const row = main.getByRole('row', { name: /Take 1/ });
    await main.getByLabel('Compare Take 1').uncheck();
    await expect(row).not.toContainText('100 %');
    await expect(main.getByText('Take 1 is not compared.')).toBeVisible();
    await main.getByLabel('Compare Take 1').check();
    await expect(row).toContainText('100 %');
  });
});
