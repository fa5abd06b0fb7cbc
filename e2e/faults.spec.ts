// Faults of the machine in mid-journey that survives.spec.ts and memory.spec.ts do not cause: the sound is taken away
// (a phone call), the clock is set.
import { expect, test } from './cadenza.ts';
import { startTraining, stopTraining } from './steps.ts';

test('the sound is interrupted: the player waits where it is and goes on', async ({
  page,
  server,
}) => {
  await page.addInitScript(() => {
    const opened: AudioContext[] = [];
    const Native = AudioContext;
    class Watched extends Native {
      constructor(options?: AudioContextOptions) {
        super(options);
        opened.push(this);
      }
    }
    Object.assign(window, { AudioContext: Watched, openedContexts: opened });
  });
  const setSound = (isOn: boolean) =>
    page.evaluate(async (on) => {
      const { openedContexts } = window as unknown as { openedContexts: AudioContext[] };
      for (const context of openedContexts) await (on ? context.resume() : context.suspend());
      return openedContexts.length;
    }, isOn);

  await page.goto(server.url);
  await page.getByRole('button', { name: 'Try it with Joplin’s rags' }).click();
  await expect(page.getByRole('main').getByText('10 pieces added.')).toBeVisible();
  await page.getByRole('button', { name: 'Listen to Solace' }).click();
  const player = page.getByRole('region', { name: 'Player' });
  const seconds = async (): Promise<number> =>
    Number(await player.getByRole('slider', { name: 'Position' }).inputValue());
  await expect.poll(seconds, { timeout: 60_000 }).toBeGreaterThan(0);

  expect(await setSound(false)).toBeGreaterThan(0);
  await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(player).toContainText('Interrupted: it goes on here when the sound is back');
  const stoodAt = await seconds();
  await setSound(true);
  await expect(player.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect(player).not.toContainText('Interrupted');
  await expect.poll(seconds, { timeout: 30_000 }).toBeGreaterThan(stoodAt);
});

test('the clock jumps a day ahead and a week back: the training goes on and is kept', async ({
  app,
}) => {
  test.setTimeout(4 * 60_000);
  const DAY_MS = 24 * 60 * 60 * 1000;
  /** Of the page and of every worker, as when the clock of the machine is set. */
  const setClock = async (byMs: number): Promise<void> => {
    const set = (ms: number): void => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + ms;
    };
    await app.evaluate(set, byMs);
    for (const worker of app.workers()) await worker.evaluate(set, byMs);
  };
  const notesHeard = async (): Promise<number> => {
    const text = await app.getByRole('main').innerText();
    return Number(/([\d,]+) of [\d,]+ notes processed/.exec(text)?.[1]?.replaceAll(',', '') ?? 0);
  };
  await app.getByRole('button', { name: 'Try it with Joplin’s rags' }).click();
  await expect(app.getByRole('main').getByText('10 pieces added.')).toBeVisible();
  await startTraining(app);
  for (const jump of [DAY_MS, -8 * DAY_MS]) {
    await setClock(jump);
    const before = await notesHeard();
    await expect.poll(notesHeard, { timeout: 60_000 }).toBeGreaterThan(before);
  }
  await stopTraining(app);
  await expect(app.getByRole('main')).not.toContainText(/\d+ (days|hours)|NaN|-\d+ s/);
});
