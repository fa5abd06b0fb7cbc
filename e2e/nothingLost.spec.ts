// What must not be lost: files dropped on any screen, a running training, the place of the keyboard, the app when a
// part of it cannot be fetched.
import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { corpusPath, writeFiles } from './badFiles.ts';
import { expect, test } from './cadenza.ts';
import { dropFiles } from './dropFiles.ts';
import { openApp, startTraining } from './steps.ts';
import { takeScreenshots } from './screenshots.ts';

test('files and folders dropped on another screen are imported, and it says so', async ({
  app,
}, testInfo) => {
  const album = testInfo.outputPath('album');
  for (const [from, to] of [
    ['solace.mid', 'side 1/solace.mid'],
    ['bethena.mid', 'side 10/bethena.mid'],
    ['the-entertainer.mid', 'side 2/the-entertainer.mid'],
  ] as const) {
    await mkdir(dirname(join(album, to)), { recursive: true });
    await copyFile(corpusPath(from), join(album, to));
  }
  const words = new TextEncoder().encode('la la la');
  await writeFiles(album, { 'lyrics.txt': words, '.hidden': words });
  const scans = testInfo.outputPath('scans');
  await writeFiles(scans, { 'page-1.txt': words });

  await app.getByRole('link', { name: /^Compose/ }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Compose' })).toBeFocused();
  await dropFiles(app, [album, scans, corpusPath('maple-leaf-rag.mid')]);
  await expect(
    app.getByText('4 pieces added, 2 files skipped; the reasons are on Collect.').last(),
  ).toBeVisible();
  await takeScreenshots(app, 'dropped-elsewhere');

  await app
    .getByRole('navigation')
    .getByRole('link', { name: /^Collect/ })
    .click();
  const pieces = app.getByRole('region', { name: 'Pieces' }).getByRole('heading', { level: 3 });
  await expect(pieces).toHaveText(['Solace', 'The Entertainer', 'Bethena', 'Maple Leaf Rag']);
  const skipped = app.getByRole('region', { name: 'Skipped files' }).getByRole('listitem');
  await expect(skipped.filter({ hasText: 'album' })).toContainText(
    '1 file in this folder is neither MIDI nor audio',
  );
  await expect(skipped.filter({ hasText: 'scans' })).toContainText('no MIDI file');
});

test('a training can be stopped after its pieces are gone, and a removal undone', async ({
  app,
}) => {
  test.setTimeout(4 * 60_000);
  await dropFiles(app, [corpusPath('solace.mid'), corpusPath('bethena.mid')]);
  await expect(app.getByRole('main').getByText('2 pieces added.')).toBeVisible();
  await startTraining(app);
  // Held, for on a fast machine it would be over before the pieces are gone.
  await app.getByRole('button', { name: 'Pause', exact: true }).click();
  await app
    .getByRole('navigation')
    .getByRole('link', { name: /^Collect/ })
    .click();
  await app.getByRole('button', { name: 'Remove all' }).click();
  await expect(app.getByText('Removed 2 pieces.')).toBeVisible();
  await app
    .getByRole('navigation')
    .getByRole('link', { name: /^Train/ })
    .click();
  await expect(app.getByRole('button', { name: 'Resume', exact: true })).toBeVisible();
  await app.getByRole('button', { name: 'Stop and keep the model' }).click();
  await expect(app.getByRole('heading', { name: 'Your model' })).toBeVisible();

  await app
    .getByRole('navigation')
    .getByRole('link', { name: /^Collect/ })
    .click();
  // Arriving takes the focus to the heading; only then is it the musician's to move.
  await expect(app.getByRole('heading', { level: 1 })).toBeFocused();
  await app.getByRole('button', { name: 'Undo' }).focus();
  await app.keyboard.press('Enter');
  await expect(app.getByRole('button', { name: 'Listen to Solace' })).toBeFocused();
});

test.describe('without a part of the app', () => {
  // A service worker would have the part in its cache.
  test.use({ serviceWorkers: 'block' });

  test('the page says that the app could not be fetched, and loads it again', async ({
    page,
    server,
    pageErrors,
  }) => {
    const app = /\/assets\/index-[^/]*\.js$/;
    await page.route(app, (route) => route.abort());
    await page.goto(server.url);
    await expect(page.getByRole('alert')).toContainText('Cadenza could not be loaded');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await takeScreenshots(page, 'not-loaded');
    expect(pageErrors.join('\n')).toContain('The app cannot be loaded');
    await page.unroute(app);
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(page).toHaveTitle(/ · /);
    await expect(page.getByRole('alert')).toBeHidden();
    pageErrors.length = 0;
  });

  test('the rest goes on, and another try brings it', async ({ page, server, pageErrors }) => {
    let isMissing = true;
    await page.route(/\/TrainScreen-[^/]*\.js$/, (route) =>
      isMissing ? route.abort() : route.continue(),
    );
    await openApp(page, server.url);
    await dropFiles(page, [corpusPath('solace.mid')]);
    await expect(page.getByRole('main').getByText('1 piece added.')).toBeVisible();
    await page.getByRole('link', { name: 'Train on these' }).click();
    await expect(page.getByRole('alert')).toContainText('could not be loaded');
    await takeScreenshots(page, 'part-missing');
    isMissing = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('1 piece to learn from.')).toBeVisible();
    expect(pageErrors.join('\n')).toContain('a view could not be loaded');
    // Expected: the browser and the app have both said so.
    pageErrors.length = 0;
  });
});
