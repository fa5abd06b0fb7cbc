// Nothing leaves the device: whatever is not for this machine goes through a proxy that counts and
// refuses it. That covers the page, its workers and its service worker alike.
import { createServer } from 'node:http';
import { test as base, expect } from './cadenza.ts';
import { startTraining, stopTraining, writeTake } from './steps.ts';

interface Watch {
  readonly url: string;
  /** Addresses asked for, in order. */
  readonly foreign: readonly string[];
}

const test = base.extend<{ watch: Watch }>({
  watch: async ({}, use) => {
    const foreign: string[] = [];
    const proxy = createServer((request, response) => {
      foreign.push(request.url ?? '');
      response.writeHead(502).end();
    });
    proxy.on('connect', (request, socket) => {
      foreign.push(request.url ?? '');
      socket.end('HTTP/1.1 502 Refused\r\n\r\n');
    });
    await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
    const address = proxy.address();
    if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
    await use({ url: `http://127.0.0.1:${address.port}`, foreign });
    proxy.close();
  },
  proxy: async ({ watch }, use) => use({ server: watch.url, bypass: 'localhost' }),
});

test('no request leaves the origin', async ({ app, watch, context }) => {
  test.setTimeout(4 * 60_000);
  await app.getByRole('button', { name: 'Try it with Joplin’s rags' }).click();
  await expect(app.getByRole('main').getByText('10 pieces added.')).toBeVisible();
  await app
    .getByRole('button', { name: /^Listen to/ })
    .first()
    .click();
  await expect(app.getByRole('button', { name: /^Pause/ }).first()).toBeVisible();
  await startTraining(app);
  await stopTraining(app);
  await writeTake(app, 8);
  expect(watch.foreign).toEqual([]);

  // The watch itself works: a request from a page without our policy is seen.
  const other = await context.newPage();
  await other.goto('http://elsewhere.test/').catch(() => null);
  expect(watch.foreign).toEqual(['http://elsewhere.test/']);
});
