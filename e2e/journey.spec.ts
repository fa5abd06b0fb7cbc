// The whole way on real files: collect, train, compose, hear, keep, and all of it again offline.
import { stat } from 'node:fs/promises';
import { corpusPaths } from './badFiles.ts';
import { expectAccessible, expectFits } from './accessible.ts';
import { expect, test } from './cadenza.ts';
import { dropFiles } from './dropFiles.ts';
import { readMidi } from './readMidi.ts';
import { isForDocs, takeScreenshots } from './screenshots.ts';
import {
  dismissOfflineNews,
  readFigure,
  readLevel,
  startTraining,
  stopTraining,
  writeTake,
} from './steps.ts';

const BARS = 24;
/**
 * Validation loss that counts as "has learned": half of what an untrained network has, which is a guess
 * among all classes (ln 18 + ln 48 + ln 164 + ln 128 + ln 192 + ln 32 = 25.4 nats; pitches are 128). The first
 * loss itself may be gone from the page before a test can read it.
 */
const LEARNED = 12;
/** For the README the model learns on for a while: its pictures show a training under way. */
const DOCS_TRAINING_MS = 4_000;

test('from ten dropped files to a new piece kept as MIDI, then offline', async ({
  app,
  server,
  context,
}) => {
  test.setTimeout(12 * 60_000);
  const main = app.getByRole('main');
  const roll = main.getByRole('region', { name: 'Piano roll' });

  let notes = 0;

  if (isForDocs) await dismissOfflineNews(app);

  await test.step('collect', async () => {
    await takeScreenshots(app, 'welcome');
    for (const step of ['Train', 'Compose', 'Evaluate', 'Collect']) {
      await app.getByRole('navigation').getByRole('link', { name: step }).click();
      await expect(
        app.getByRole('heading', { level: 1, name: step === 'Collect' ? /./ : step }),
      ).toBeVisible();
      await expectAccessible(app);
      await expectFits(app);
    }
    await dropFiles(app, await corpusPaths());
    await expect(main.getByText('10 pieces added.')).toBeVisible();
    const pieces = app.getByRole('region', { name: 'Pieces' });
    await expect(pieces.getByRole('heading', { level: 3 })).toHaveCount(10);
    await takeScreenshots(app, 'collect');
    await expectAccessible(app);
    await expectFits(app);
  });

  await test.step('train', async () => {
    await startTraining(app);
    await expect
      .poll(() => readFigure(app, 'Best validation loss'), { timeout: 9 * 60_000 })
      .toBeLessThan(LEARNED);
    if (isForDocs) await app.waitForTimeout(DOCS_TRAINING_MS);
    // On a fast machine it would be over before the pictures are taken.
    else await app.getByRole('button', { name: 'Pause', exact: true }).click();
    await takeScreenshots(app, 'train', main.locator('.recharts-wrapper'));
    await expectAccessible(app);
    await expectFits(app);
    await stopTraining(app);
    await takeScreenshots(app, 'trained');
    await expectAccessible(app);
    await expectFits(app);
  });

  await test.step('compose', async () => {
    notes = await writeTake(app, BARS);
    await takeScreenshots(app, 'compose', roll);
    await expectAccessible(app);
    await expectFits(app);
  });

  const player = app.getByRole('region', { name: 'Player' });
  const position = player.getByRole('slider', { name: 'Position' });
  const seconds = async (): Promise<number> => Number(await position.inputValue());

  await test.step('hear', async () => {
    await main.getByRole('button', { name: 'Play', exact: true }).click();
    await expect.poll(() => readLevel(app)).toBeGreaterThan(0);
    await expect.poll(seconds).toBeGreaterThan(1);
    await takeScreenshots(app, 'hear', roll);

    // Space pauses and goes on, wherever the focus is not on a control.
    await app.getByRole('heading', { level: 1 }).focus();
    await app.keyboard.press('Space');
    await expect.poll(() => readLevel(app)).toBe(0);
    const pausedAt = await seconds();
    await app.waitForTimeout(500);
    expect(await seconds()).toBe(pausedAt);
    await position.fill('5');
    await app.keyboard.press('Space');
    await expect.poll(seconds).toBeGreaterThan(5);
    await expect.poll(() => readLevel(app)).toBeGreaterThan(0);
    await player.getByRole('button', { name: 'Stop' }).click();
    await expect.poll(seconds).toBe(0);
  });

  await test.step('keep', async () => {
    const downloading = app.waitForEvent('download');
    await app.getByRole('button', { name: 'Download MIDI' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/\d{4}-\d{2}-\d{2}.*\.mid$/);
    expect(await readMidi(await download.path())).toMatchObject({
      format: 1,
      noteCount: notes,
      firstTempoTicks: 0,
      channelsWithoutProgram: [],
    });
  });

  await test.step('keep the sound', async () => {
    const tracks = main.getByRole('list', { name: 'Tracks' });
    await tracks
      .getByRole('slider', { name: /^Volume of/ })
      .first()
      .fill('1');
    const downloading = app.waitForEvent('download', { timeout: 60_000 });
    await app.getByRole('button', { name: 'Download WAV' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/\.wav$/);
    const { size } = await stat(await download.path());
    // At least ten seconds of 16-bit stereo.
    expect(size).toBeGreaterThan(10 * 44_100 * 4);
  });

  await test.step('offline', async () => {
    await expect(app.getByText('Works offline')).toBeVisible();
    await server.close();
    await context.setOffline(true);
    const asked: string[] = [];
    app.once('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await app.reload();
    expect(asked, 'everything is kept, so nothing is asked').toEqual([]);
    await expect(app.getByRole('button', { name: /^Take 1/ })).toBeVisible();
    await app.getByRole('link', { name: /^Collect/ }).click();
    expect(await app.evaluate(() => crossOriginIsolated)).toBe(true);
    const pieces = app.getByRole('region', { name: 'Pieces' });
    await expect(pieces.getByRole('heading', { level: 3 })).toHaveCount(10);
    await app.getByRole('button', { name: 'Listen to Solace' }).click();
    await expect.poll(() => readLevel(app)).toBeGreaterThan(0);
    await takeScreenshots(app, 'offline');
  });
});
