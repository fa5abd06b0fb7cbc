// Files that are not what they seem: each is named with its reason, and the others still come in.
import { badFiles, corpusPath, oneNoteFile, writeFiles } from './badFiles.ts';
import { expect, test } from './cadenza.ts';
import { dropFiles } from './dropFiles.ts';
import { takeScreenshots } from './screenshots.ts';

test('every damaged file is named with its reason and the sound ones come in', async ({
  app,
}, testInfo) => {
  const bad = await writeFiles(testInfo.outputPath('dropped'), await badFiles());
  await dropFiles(app, [...bad, corpusPath('solace.mid')]);

  const main = app.getByRole('main');
  await expect(main.getByText('1 recording could not be transcribed.')).toBeVisible();
  await expect(main.getByText('2 pieces added (1 cut short), 4 files skipped')).toBeVisible();
  const skipped = app.getByRole('region', { name: 'Skipped files' }).getByRole('listitem');
  await expect(skipped).toHaveCount(5);
  const reasons: Readonly<Record<string, RegExp>> = {
    'empty.mid': /is empty/,
    'shopping.mid': /are something else/,
    'header-only.mid': /cut short before its first note/,
    'silent.mid': /no notes in it/,
    'recording.wav': /cannot open this recording/,
  };
  for (const [name, reason] of Object.entries(reasons))
    await expect(skipped.filter({ hasText: name })).toHaveText(reason);

  const pieces = app.getByRole('region', { name: 'Pieces' }).getByRole('listitem');
  await expect(pieces.filter({ has: app.getByTitle('cut-off.mid') })).toContainText('cut short');
  await expect(pieces.filter({ has: app.getByTitle('solace.mid') })).toContainText('notes');
  await takeScreenshots(app, 'damaged');
});

test('300 files at once all come in', async ({ app }, testInfo) => {
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`study-${index + 1}.mid`, oneNoteFile(index)]),
  );
  await dropFiles(app, await writeFiles(testInfo.outputPath('dropped'), files));
  await expect(app.getByRole('main').getByText('300 pieces added.')).toBeVisible({
    timeout: 60_000,
  });
  await expect(app.getByRole('main').getByText('300 pieces · 300 notes')).toBeVisible();
  await expect(app.getByTitle('study-1.mid', { exact: true })).toBeVisible();
  await expect(app.getByTitle('study-300.mid', { exact: true })).toBeAttached();
  await takeScreenshots(app, '300-files');
});
