// A take is edited on its roll with keys and pointer, every step undone and redone, and taken home as it is then.
import type { Page } from 'playwright/test';
import { expectAccessible, expectFits } from './accessible.ts';
import { expect, test } from './cadenza.ts';
import { readMidi } from './readMidi.ts';

async function savedNotes(page: Page): Promise<readonly string[]> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download MIDI' }).click();
  return (await readMidi(await (await downloading).path())).notes;
}

/** What is in one list and not in the other. */
const missing = (from: readonly string[], other: readonly string[]) =>
  from.filter((note) => !other.includes(note));

test('a take is edited, undone, and taken home', async ({ app }) => {
  const main = app.getByRole('main');
  const roll = main.getByRole('application', { name: /^Notes/ });
  const said = main.getByRole('group', { name: 'Edit notes' }).getByRole('status');

  await app.getByRole('link', { name: 'Hear what it can write' }).click();
  await expect(main.getByRole('heading', { name: 'Takes' })).toBeVisible({ timeout: 90_000 });
  const written = await savedNotes(app);

  await test.step('read note by note', async () => {
    await roll.focus();
    await app.keyboard.press('Home');
    await expect(main.getByRole('region', { name: 'Piano roll' }).getByRole('status')).toHaveText(
      /^[A-G].*\d, bar 1 beat .* long, velocity \d+/,
    );
  });

  await test.step('a note goes up with keys', async () => {
    await main.getByRole('button', { name: 'Edit notes' }).click();
    await roll.focus();
    await app.keyboard.press('ArrowRight');
    await app.keyboard.press('Enter');
    await expect(said).toHaveText(/^Selected: [A-G].*, bar 1 /);
    await expectAccessible(app);
    await expectFits(app);
    await roll.focus();
    await app.keyboard.press('ArrowUp');
    await expect(said).toHaveText(/^Moved: /);
    const edited = await savedNotes(app);
    const [[before], [after]] = [missing(written, edited), missing(edited, written)];
    const [ticks, pitch] = before!.split(' ').map(Number);
    expect(after!.split(' ').map(Number)).toEqual([ticks, pitch! + 1]);
    expect(edited).toHaveLength(written.length);

    await roll.focus();
    await app.keyboard.press('Control+z');
    await expect(said).toHaveText('Undone');
    expect(await savedNotes(app)).toEqual(written);
    await roll.focus();
    await app.keyboard.press('Control+Shift+Z');
    await expect(said).toHaveText('Redone');
    expect(await savedNotes(app)).toEqual(edited);
  });

  await test.step('a note is added with the mouse, and all is given up again', async () => {
    const { width } = (await roll.boundingBox())!;
    // High in the last bar that is in view, where rags leave some air.
    await roll.dblclick({ position: { x: width - 30, y: 32 } });
    await expect(said).toHaveText(/^Added: /);
    expect(await savedNotes(app)).toHaveLength(written.length + 1);
    await main.getByRole('button', { name: 'Revert to original' }).click();
    expect(await savedNotes(app)).toEqual(written);
  });

  await test.step('the keys are listed', async () => {
    const heading = app.getByRole('heading', { level: 1 });
    await heading.focus();
    await app.keyboard.press('?');
    const dialog = app.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(dialog.getByText('Quantise to the grid')).toBeVisible();
    await expectAccessible(app);
    await expectFits(app);
    await app.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(heading).toBeFocused();
    const downloading = app.waitForEvent('download');
    await app.keyboard.press('Control+s');
    expect((await readMidi(await (await downloading).path())).notes).toEqual(written);
  });

  await test.step('on a phone', async () => {
    await app.setViewportSize({ width: 390, height: 844 });
    await main.getByRole('button', { name: 'Select all' }).click();
    await expect(said).toHaveText(`${written.length} notes selected`);
    expect(await app.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    for (const button of await main
      .getByRole('group', { name: 'Edit notes' })
      .getByRole('button')
      .all())
      expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  });
});
