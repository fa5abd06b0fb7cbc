// A small band from a MIDI file: every part sounds with its instrument, the player's settings work, and every
// sound can be had without a network.
import { serializeMidi } from '../src/core/midi/serializeMidi.ts';
import type { Score, Track } from '../src/core/music/score.ts';
import { writeFiles } from './badFiles.ts';
import { expect, test } from './cadenza.ts';
import { dropFiles } from './dropFiles.ts';
import { takeScreenshots } from './screenshots.ts';
import { readLevel } from './steps.ts';

const part = (
  name: string,
  program: number,
  isDrum: boolean,
  pitches: readonly number[],
): Track => ({
  name,
  program,
  isDrum,
  pedals: [],
  notes: Array.from({ length: 64 }, (_, i) => ({
    startTicks: i * 240,
    durationTicks: 220,
    pitch: pitches[i % pitches.length]!,
    velocity: 90,
  })),
});

const band: Score = {
  title: 'Small band',
  ticksPerQuarter: 480,
  tempos: [{ ticks: 0, tempoBpm: 120 }],
  meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
  tracks: [
    part('Solo', 69, false, [72, 74, 76, 79]),
    part('Harmonica', 22, false, [64, 65]),
    part('Bass', 33, false, [36, 43]),
    part('Drums', 0, true, [36, 42, 38, 46]),
  ],
};

test('a band plays, at another tempo, round a loop, and offline', async ({
  app,
  server,
  context,
}, testInfo) => {
  await dropFiles(
    app,
    await writeFiles(testInfo.outputPath('dropped'), { 'band.mid': serializeMidi(band) }),
  );
  await expect(app.getByText('English Horn played as Oboe')).toBeVisible();
  const player = app.getByRole('region', { name: 'Player' });
  const position = player.getByRole('slider', { name: 'Position' });
  const seconds = async (): Promise<number> => Number(await position.inputValue());

  await app.getByRole('button', { name: 'Listen to Small band' }).click();
  await expect.poll(() => readLevel(app)).toBeGreaterThan(0);

  await player.getByRole('button', { name: 'Player settings' }).click();
  await player.getByRole('checkbox', { name: 'Loop' }).check();
  await player.getByRole('spinbutton', { name: 'To bar' }).fill('1');
  await player.getByRole('slider', { name: 'Tempo' }).fill('1');
  await player.getByRole('checkbox', { name: 'Metronome' }).check();
  await expect(player.getByText('200 %')).toBeVisible();
  // A bar of two seconds, played in one, again and again.
  await app.waitForTimeout(3000);
  expect(await seconds()).toBeLessThanOrEqual(2);
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  await takeScreenshots(app, 'player');
  await player.getByRole('button', { name: 'Stop' }).click();

  await expect(app.getByText('Works without a connection')).toBeVisible();
  await app.getByRole('button', { name: /^Make all sounds available offline/ }).click();
  await expect(app.getByText('with every sound')).toBeVisible({ timeout: 60_000 });
  await server.close();
  await context.setOffline(true);
  await app.reload();
  await dropFiles(
    app,
    await writeFiles(testInfo.outputPath('dropped'), {
      'choir.mid': serializeMidi({
        ...band,
        title: 'Choir',
        tracks: [part('Choir', 52, false, [60, 64, 67])],
      }),
    }),
  );
  await app.getByRole('button', { name: 'Listen to Choir' }).click();
  await expect.poll(() => readLevel(app)).toBeGreaterThan(0);
});
