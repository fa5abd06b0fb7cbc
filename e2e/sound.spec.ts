// A small band from a MIDI file: every part sounds with its instrument, the player's settings work, and every
// sound can be had without a network.
import { bandFile } from './bandFile.ts';
import { writeFiles } from './badFiles.ts';
import { expect, test } from './cadenza.ts';
import { dropFiles } from './dropFiles.ts';
import { takeScreenshots } from './screenshots.ts';
import { readLevel, reopenApp } from './steps.ts';

const band = bandFile('Small band', [
  { program: 69, pitches: [72, 74, 76, 79] },
  { program: 22, pitches: [64, 65] },
  { program: 33, pitches: [36, 43] },
  { program: 0, isDrum: true, pitches: [36, 42, 38, 46] },
]);
const choir = bandFile('Choir', [{ program: 52, pitches: [60, 64, 67] }]);

test('a band plays, at another tempo, round a loop, and offline', async ({
  app,
  server,
  context,
}, testInfo) => {
  const files = await writeFiles(testInfo.outputPath('dropped'), {
    'band.mid': band,
    'choir.mid': choir,
  });
  await dropFiles(app, files.slice(0, 1));
  await expect(app.getByText('English Horn played as Oboe')).toBeVisible();
  const player = app.getByRole('region', { name: 'Player' });
  const position = player.getByRole('slider', { name: 'Position' });
  const seconds = async (): Promise<number> => Number(await position.inputValue());

  await app.getByRole('button', { name: 'Listen to Small band' }).click();
  await expect.poll(() => readLevel(app)).toBeGreaterThan(0);

  await player.getByRole('button', { name: 'Player settings' }).click();
  await player.getByRole('switch', { name: 'Loop' }).check();
  await player.getByRole('textbox', { name: 'To bar' }).fill('1');
  await player.getByRole('slider', { name: 'Tempo' }).fill('1');
  await player.getByRole('switch', { name: 'Metronome' }).check();
  await expect(player.getByText('200 %')).toBeVisible();
  // A bar of two seconds, played in one, again and again.
  await app.waitForTimeout(3000);
  expect(await seconds()).toBeLessThanOrEqual(2);
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  await takeScreenshots(app, 'player');
  await player.getByRole('button', { name: 'Stop' }).click();

  await expect(app.getByText('Works offline')).toBeVisible();
  await app.getByRole('button', { name: /^Download all sounds for offline use/ }).click();
  await expect(app.getByText('Every sound is on this device.')).toBeVisible({ timeout: 60_000 });
  await server.close();
  await context.setOffline(true);
  await reopenApp(app);
  await dropFiles(app, files.slice(1));
  await app.getByRole('button', { name: 'Listen to Choir' }).click();
  await expect.poll(() => readLevel(app)).toBeGreaterThan(0);
});

test('the player is ready before the first play, and says that MIDI was refused', async ({
  app,
}, testInfo) => {
  const files = await writeFiles(testInfo.outputPath('dropped'), { 'band.mid': band });
  await dropFiles(app, files);
  const player = app.getByRole('region', { name: 'Player' });
  const position = player.getByRole('slider', { name: 'Position' });
  // Before anything was played or loaded.
  await expect(player.getByText('Small band')).toBeVisible();
  await expect(position).toHaveAttribute('aria-valuetext', '0:00 of 0:15');
  await position.fill('1');
  await expect(position).toHaveAttribute('aria-valuetext', /^0:01 of/);
  await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeEnabled();

  await player.getByRole('button', { name: 'Player settings' }).click();
  const strip = (await player.getByTitle('Drag to loop a section').boundingBox())!;
  const middle = strip.y + strip.height / 2;
  await app.mouse.move(strip.x + 2, middle);
  await app.mouse.down();
  await app.mouse.move(strip.x + strip.width - 2, middle, { steps: 5 });
  await app.mouse.up();
  await expect(player.getByRole('switch', { name: 'Loop' })).toBeChecked();
  await expect(player.getByRole('textbox', { name: 'From bar' })).toHaveValue('1');
  await app.mouse.click(strip.x + strip.width / 2, middle);
  await expect(player.getByRole('switch', { name: 'Loop' })).not.toBeChecked();

  // The browser of the tests has no one to ask.
  await player.getByRole('button', { name: 'Play on a MIDI synthesiser' }).click();
  await expect(player.getByRole('alert')).toContainText('The browser did not allow access');
});
