// A recording becomes a piece: heard, looked over, added; offline too. What cannot be heard is named.
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright/test';
import { expectAccessible, expectFits } from './accessible.ts';
import { expect, test } from './cadenza.ts';
import { dropFiles } from './dropFiles.ts';
import { takeScreenshots } from './screenshots.ts';

const WALTZ = fileURLToPath(new URL('small-waltz.wav', import.meta.url));
const HEARD_MS = 60_000;

/** Whether there is a recording with such a file in the browser's own file system. */
function isKept(page: Page, name: string): Promise<boolean> {
  return page.evaluate(async (name) => {
    const storage = await navigator.storage.getDirectory();
    const recordings = await storage.getDirectoryHandle('recordings', { create: true });
    for await (const project of recordings.values())
      for await (const recording of (project as FileSystemDirectoryHandle).values())
        for await (const file of (recording as FileSystemDirectoryHandle).values())
          if (file.name === name) return true;
    return false;
  }, name);
}

test('a recording is heard, changed and added to the pieces', async ({ app }) => {
  await dropFiles(app, [WALTZ]);
  const review = app.getByRole('region', { name: 'Review: Small Waltz' });
  await expect(review).toBeVisible({ timeout: HEARD_MS });
  // It was played at 100, in 3/4.
  await expect(
    review.getByText(/^\d+ notes\. (99|100|101) beats per minute, 3 beats to a bar/),
  ).toBeVisible();
  const countNotes = async (): Promise<number> =>
    Number.parseInt((await review.getByText(/^\d+ notes\. /).textContent()) ?? '');
  const before = await countNotes();
  expect(before).toBeGreaterThan(20);
  await takeScreenshots(app, 'recording');

  await review.getByText('Note detection').click();
  await review.getByRole('slider', { name: 'Note start threshold' }).fill('0.2');
  await expect.poll(countNotes).toBeGreaterThan(before);
  await review.getByRole('slider', { name: 'Note start threshold' }).fill('0.6');
  await expect.poll(countNotes).toBe(before);

  await review.getByText('Tempo and beat').click();
  await review.getByRole('button', { name: 'Half tempo' }).click();
  await expect(review.getByRole('status')).toContainText('50 beats per minute');
  await review.getByRole('combobox', { name: 'Beats per bar' }).selectOption('2');
  await expect(review.getByRole('status')).toContainText(
    '50 beats per minute, 2 beats to a bar, bar 1 starts',
  );
  await review.getByRole('switch', { name: 'Free time' }).check();
  await expect(review.getByRole('status')).toHaveText('Free time');
  await expectAccessible(app);
  await expectFits(app);

  for (const sound of ['both', 'recording', 'notes']) {
    await review.getByRole('combobox', { name: 'Listen to' }).selectOption(sound);
    await review.getByRole('button', { name: 'Listen', exact: true }).click();
    await review.getByRole('button', { name: 'Pause' }).click();
  }

  await review.getByRole('button', { name: 'Add to my pieces' }).click();
  await expect(review).toBeHidden();
  const piece = app.getByRole('region', { name: 'Pieces' }).getByRole('listitem');
  await expect(piece).toContainText('From a recording');
  await expect(piece).toContainText(`${before} notes`);
});

test('a recording is heard with the network off, outlives a reload, and is discarded', async ({
  app,
  server,
  context,
}) => {
  await expect(app.getByText('Works offline')).toBeVisible({ timeout: 60_000 });
  await server.close();
  await context.setOffline(true);
  await dropFiles(app, [WALTZ]);
  const review = app.getByRole('region', { name: 'Review: Small Waltz' });
  await expect(review).toBeVisible({ timeout: HEARD_MS });
  await review.getByText('Tempo and beat').click();
  await review.getByRole('switch', { name: 'Free time' }).check();
  await expect(review.getByRole('status')).toHaveText('Free time');
  await expect.poll(() => isKept(app, 'settings')).toBe(true);

  // Nothing asks whether to leave, and it is there again as it was.
  app.on('dialog', (dialog) => expect.soft(dialog.type()).toBe('none'));
  await app.reload();
  await expect(review.getByText(/^\d+ notes\. Free time/)).toBeVisible();
  await review.getByRole('button', { name: 'Discard' }).click();
  await expect(review).toBeHidden();
  await app.getByRole('button', { name: 'Undo' }).click();
  await expect(review.getByRole('button', { name: 'Listen', exact: true })).toBeFocused();
  // Right after the last choice a press is taken for a slip.
  await expect(async () => {
    await review.getByRole('button', { name: 'Discard' }).click({ timeout: 1000 });
    await expect(app.getByText('Discarded Small Waltz.')).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect.poll(() => isKept(app, 'discarded')).toBe(true);
  await app.reload();
  await expect(app).toHaveTitle(/ · /);
  await expect(app.getByText('Drop', { exact: false }).first()).toBeVisible();
  await expect.poll(() => isKept(app, 'sound')).toBe(false);
  await expect(review).toBeHidden();
});
