// The first visit: music to hear before anything was collected or learned.
import { expect, test } from './cadenza.ts';
import { readMidi } from './readMidi.ts';
import { readLevel } from './steps.ts';

test('the starter model is heard after one click, and its take is kept', async ({ app }) => {
  const main = app.getByRole('main');
  await app.getByRole('link', { name: 'Hear what it can write' }).click();
  await expect(app).toHaveURL(/#compose$/);
  await expect.poll(() => readLevel(app), { timeout: 60_000 }).toBeGreaterThan(0);
  await expect(main.getByRole('heading', { name: 'Take 1' })).toBeVisible({ timeout: 60_000 });
  const downloading = app.waitForEvent('download');
  await app.getByRole('button', { name: 'Download MIDI' }).click();
  const facts = await readMidi(await (await downloading).path());
  expect(facts.noteCount).toBeGreaterThan(30);
  expect(facts.channelsWithoutProgram).toEqual([]);
});
