// The film at the top of the README: a journey at a viewer's pace. It runs for `npm run screenshots` alone.
import type { Page } from 'playwright/test';
import { corpusPaths } from './badFiles.ts';
import { expect, test } from './cadenza.ts';
import { dragFiles } from './dropFiles.ts';
import { Film } from './film.ts';
import { DOCS } from './screenshots.ts';
import { dismissOfflineNews, readFigure, readLevel, stopTraining } from './steps.ts';

/** Nats per note: clearly below what counting reaches. The training is stopped there, as a person may. */
const LEARNED = 3.8;
const TRAINING_MS = 6 * 60_000;
const SLOW_MS = 2 * 60_000;
/** Twice as fast in the film, so that the picture moves. */
const PLAYED_MS = 7000;
/** What a code host's page may well weigh. */
const MOST_BYTES = 1.5e6;
const BARS = '16';

const center = (page: Page, selector: string): Promise<void> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollIntoView({ block: 'center' }));

// A trace takes pictures of its own.
test.use({ trace: 'off' });

test('the film', async ({ app }) => {
  test.setTimeout(15 * 60_000);
  const main = app.getByRole('main');
  const film = new Film(app);
  await dismissOfflineNews(app);

  await test.step('collect', async () => {
    await film.hold(1.4);
    const drop = await dragFiles(app, await corpusPaths());
    await film.hold(0.9);
    await film.follow(
      drop().then(() =>
        expect(main.getByText('10 pieces added.')).toBeVisible({ timeout: SLOW_MS }),
      ),
      0.8,
      5,
    );
    await film.hold(1.5);
    film.still();
  });

  await test.step('train', async () => {
    await app.getByRole('link', { name: 'Train on these' }).click();
    await film.hold(1);
    await app.getByRole('button', { name: 'Train', exact: true }).click();
    await expect(main.locator('.recharts-wrapper')).toBeVisible({ timeout: SLOW_MS });
    await center(app, '.recharts-wrapper');
    const learned = expect
      .poll(() => readFigure(app, 'Best validation loss'), { timeout: TRAINING_MS })
      .toBeLessThan(LEARNED);
    await film.follow(learned, 4.5, 6);
    film.still();
    await stopTraining(app);
    await film.hold(1.2);
  });

  await test.step('compose', async () => {
    await app.getByRole('link', { name: /^Compose with/ }).click();
    await app.getByRole('slider', { name: 'Length' }).fill(BARS);
    await film.hold(0.8);
    await app.getByRole('button', { name: 'Write', exact: true }).click();
    const take = main.getByRole('heading', { name: 'Take 1' });
    await film.follow(expect(take).toBeVisible({ timeout: SLOW_MS }), 1.6, 6);
    await expect.poll(() => readLevel(app), { timeout: SLOW_MS }).toBeGreaterThan(0);
    await film.follow(app.waitForTimeout(PLAYED_MS), 3.5, 6);
    film.still();
  });

  await test.step('evaluate', async () => {
    const steps = app.getByRole('navigation', { name: 'Steps' });
    await steps.getByRole('link', { name: 'Evaluate' }).click();
    const lies = main.getByRole('heading', { name: /^Take 1 among your pieces/ });
    await expect(lies).toBeVisible({ timeout: SLOW_MS });
    await film.hold(1.3);
    await lies.evaluate((element) => element.scrollIntoView());
    await film.hold(1.6);
    film.still();
  });

  const bytes = await film.save(`${DOCS}film.webp`, `${DOCS}film-stills.webp`);
  expect(bytes.length).toBeLessThan(MOST_BYTES);
  const seconds = await app.evaluate(readSeconds, bytes.toString('base64'));
  expect(seconds).toBeCloseTo(20, 0);
});

/** Decodes a whole film, in a page. @param film base64 of animated WebP */
async function readSeconds(film: string): Promise<number> {
  const data = Uint8Array.from(atob(film), (letter) => letter.charCodeAt(0));
  const decoder = new ImageDecoder({ data, type: 'image/webp' });
  await decoder.tracks.ready;
  await decoder.completed;
  let microseconds = 0;
  for (let frameIndex = 0; frameIndex < decoder.tracks.selectedTrack!.frameCount; frameIndex++) {
    const { image } = await decoder.decode({ frameIndex });
    microseconds += image.duration ?? 0;
    image.close();
  }
  decoder.close();
  return microseconds / 1e6;
}
