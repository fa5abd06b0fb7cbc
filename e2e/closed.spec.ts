// Nothing leaves the device, and the page could not if it tried.
import { watchForeign, type ForeignWatch } from '../scripts/watchForeign.ts';
import { test as base, expect } from './cadenza.ts';
import { walkEverywhere } from './wholeJourney.ts';

const test = base.extend<{ watch: ForeignWatch }>({
  watch: async ({}, use) => {
    const watch = await watchForeign();
    await use(watch);
    watch.close();
  },
  proxy: async ({ watch }, use) => use({ server: watch.url, bypass: 'localhost' }),
});

test('no request leaves the origin', async ({ app, watch, context, server }, testInfo) => {
  test.setTimeout(4 * 60_000);
  const asked = new Set<string>();
  context.on('request', (request) => asked.add(new URL(request.url()).origin));
  // Imitated graphics chips take minutes to be checked; `npm run bench -- reliability` walks through all engines.
  const engines = ['one core of the processor', 'the processor (TensorFlow.js)'];
  await walkEverywhere(app, testInfo.outputPath('dropped'), engines);
  // A blob: address has the origin of its page.
  expect([...asked]).toEqual([new URL(server.url).origin]);
  expect(watch.foreign).toEqual([]);

  // The watch itself works: a request from a page without our policy is seen.
  const other = await context.newPage();
  await other.goto('http://elsewhere.test/').catch(() => null);
  expect(watch.foreign).toEqual(['http://elsewhere.test/']);
});

test('the policy refuses what no part of the app does', async ({ app, pageErrors }) => {
  const outcomes = await app.evaluate(async () => {
    const isRefused = async (attempt: () => unknown): Promise<boolean> => {
      try {
        await attempt();
        return false;
      } catch {
        return true;
      }
    };
    // What the debugger runs at once may eval; a task of the page may not.
    await new Promise((later) => setTimeout(later));
    const blob = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
    const styled = document.createElement('p');
    styled.setAttribute('style', 'display: none');
    document.body.append(styled);
    const isStyled = getComputedStyle(styled).display === 'none';
    styled.remove();
    return {
      fetch: await isRefused(() => fetch('https://elsewhere.test/')),
      // A dependency with a heavier tool than the linter sees.
      eval: await isRefused(() =>
        (globalThis as unknown as { Function: (code: string) => unknown }).Function('1'),
      ),
      html: await isRefused(() => (document.createElement('p').innerHTML = '<b></b>')),
      worker: await isRefused(() => new Worker(blob)),
      foreignWorker: await isRefused(() => new Worker('https://elsewhere.test/worker.js')),
      style: !isStyled,
      camera: await isRefused(() => navigator.mediaDevices.getUserMedia({ video: true })),
      place: await new Promise<boolean>((done) => {
        navigator.geolocation.getCurrentPosition(
          () => done(false),
          () => done(true),
        );
      }),
    };
  });
  expect(Object.entries(outcomes).filter(([, isRefused]) => !isRefused)).toEqual([]);
  // Expected: the browser says what it refused.
  pageErrors.length = 0;
});
