// The first visit: music to hear before anything was collected or learned.
import { expect, test } from './cadenza.ts';
import { readMidi } from './readMidi.ts';
import { openApp, readLevel } from './steps.ts';

test('the starter model is heard after one click, and its take is kept', async ({
  page: app,
  server,
}) => {
  const main = app.getByRole('main');
  // As soon as it can be pressed, which is before the app has come.
  await app.goto(server.url, { waitUntil: 'commit' });
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

test('the page is there before the app, and what is pressed meanwhile is done', async ({
  page,
  server,
  pageErrors,
}) => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/assets/index-*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(server.url, { waitUntil: 'commit' });
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toBeVisible();
  await page.getByRole('button', { name: 'Try it with Joplin’s rags' }).click();
  letGo();
  await expect(page.getByRole('main').getByText('10 pieces added.')).toBeVisible();

  // To who comes back, the page of a first visit is not shown, but the colours that were chosen are.
  await page.getByText('Appearance', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.unroute('**/assets/index-*.js');
  await page.route('**/assets/index-*.js', (route) => route.abort());
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('alert')).toContainText('Cadenza could not be loaded');
  await expect(heading).toBeHidden();
  await page.unroute('**/assets/index-*.js');
  // Expected: the app's code was kept from it.
  pageErrors.length = 0;
  await openApp(page, server.url);
  await expect(page.getByText('10 pieces', { exact: true })).toBeVisible();
});
