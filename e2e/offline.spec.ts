// A host that can only serve files: the service worker isolates the page and keeps the app, says so once, and offers
// an update without taking it.
import type { Page } from 'playwright/test';
import type { Serving } from '../scripts/serveApp.ts';
import { expect, test as onOwnServer } from './cadenza.ts';
import { servePlain, type PlainHost } from './plainHost.ts';
import { readLevel, startTraining, stopTraining } from './steps.ts';

const test = onOwnServer.extend<{ server: PlainHost }>({
  server: async ({}, use) => {
    const host = await servePlain();
    await use(host);
    await host.close();
  },
});

// A trace looks into the page as it goes, and every look counts as a touch.
test.use({ trace: 'off' });

const READY = 'Cadenza is ready to work offline.';

/** Waits for the reload that isolates the page, without a look into it. */
async function openUntouched(
  page: Page,
  server: Serving,
): Promise<{ readonly loads: () => number }> {
  let loads = 0;
  page.on('load', () => loads++);
  await page.goto(server.url);
  await expect.poll(() => loads, { timeout: 30_000 }).toBe(2);
  return { loads: () => loads };
}

/** Waits until a new version is in the cache. */
const findUpdate = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    await new Promise<void>((found) => {
      const look = () => (registration.waiting ? found() : setTimeout(look, 50));
      look();
    });
  });

test('below a path, without headers: isolated after one reload, and music to hear offline', async ({
  page,
  server,
  context,
}) => {
  test.setTimeout(4 * 60_000);
  const main = page.getByRole('main');
  const { loads } = await openUntouched(page, server);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(main.getByText('Works offline')).toBeVisible();
  await expect(page.getByText(READY)).toBeVisible();
  expect(loads(), 'it is reloaded once').toBe(2);

  await server.close();
  await context.setOffline(true);
  await page.reload();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(main.getByText('Works offline')).toBeVisible();
  await expect(page.getByText(READY), 'it is said once').toBeHidden();
  await page.getByRole('link', { name: 'Hear what it can write' }).click();
  await expect.poll(() => readLevel(page), { timeout: 60_000 }).toBeGreaterThan(0);
  await expect(main.getByRole('heading', { name: 'Take 1' })).toBeVisible({ timeout: 60_000 });
});

test('a page in use is not reloaded, and is told what a reload brings', async ({
  page,
  server,
}) => {
  // Not the whole of it: what follows must come before the service worker has.
  await page.goto(server.url, { waitUntil: 'commit' });
  await page.getByRole('heading', { level: 1 }).click();
  await page.getByRole('button', { name: 'Try it with Joplin’s rags' }).click();
  await expect(page.getByText('Reload this page to let training use several')).toBeVisible();
  await expect(page.getByRole('main').getByText('10 pieces added.')).toBeVisible();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
});

test('threads train there, and an update is offered once the training has ended, and taken on consent', async ({
  page,
  server,
}) => {
  test.setTimeout(4 * 60_000);
  const offer = page.getByText('A new version of Cadenza is ready.');
  await openUntouched(page, server);
  await expect(page.getByText('Works offline')).toBeVisible();
  await page.getByRole('button', { name: 'Try it with Joplin’s rags' }).click();
  await expect(page.getByRole('main').getByText('10 pieces added.')).toBeVisible();
  await startTraining(page);
  await page.getByRole('button', { name: 'Runs on' }).click();
  await expect(
    page.getByRole('listitem').filter({ hasText: 'several processor cores' }),
  ).not.toContainText('not available in this browser');
  // Held, for on a fast machine it would be over before the update is there.
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  server.publishVersion();
  await findUpdate(page);
  await expect(offer).toBeHidden();
  await stopTraining(page);
  await expect(offer).toBeVisible();

  const reloaded = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Update', exact: true }).click();
  await reloaded;
  await expect(page.getByText('Works offline')).toBeVisible();
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.ready).waiting),
    'the new version is the one that runs',
  ).toBeNull();
});

test('a tab that was open when another took an update goes on with its own files, until it is closed', async ({
  page,
  server,
  context,
}) => {
  test.setTimeout(4 * 60_000);
  await openUntouched(page, server);
  await expect(page.getByText('Works offline')).toBeVisible();
  const other = await context.newPage();
  await other.goto(server.url);
  // Whatever is loaded only when it is needed, as a worker that crashed would be.
  const files = await page.evaluate(async () => {
    const name = (await caches.keys()).find((one) => one.includes('precache'))!;
    const requests = await (await caches.open(name)).keys();
    return requests.map(({ url }) => url).filter((url) => url.includes('/assets/'));
  });
  expect(files.length).toBeGreaterThan(10);
  const countThere = () =>
    page.evaluate(
      async (urls) =>
        (await Promise.all(urls.map((url) => fetch(url)))).filter(({ ok }) => ok).length,
      files,
    );

  server.publishVersion();
  await findUpdate(other);
  const reloaded = other.waitForEvent('load');
  await other.getByRole('button', { name: 'Update', exact: true }).click();
  await reloaded;
  const styles = other.locator('link[rel="stylesheet"]').first();
  expect(await styles.getAttribute('href')).toContain('assets-1/');
  expect(await countThere()).toBe(files.length);

  await page.close();
  await other.close();
  page = await context.newPage();
  await page.goto(server.url);
  await expect.poll(countThere).toBe(0);
});
