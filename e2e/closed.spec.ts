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
  test.setTimeout(8 * 60_000);
  const asked = new Set<string>();
  context.on('request', (request) => asked.add(new URL(request.url()).origin));
  // Imitated graphics chips take minutes to be checked; `npm run bench -- reliability` walks through all engines.
  const engines = ['the processor (TensorFlow.js)', 'one processor core'];
  await walkEverywhere(app, testInfo.outputPath('dropped'), engines);
  // A blob: address has the origin of its page.
  expect([...asked]).toEqual([new URL(server.url).origin]);
  expect(watch.foreign).toEqual([]);

  // The watch itself works: a request from a page without our policy is seen.
  const other = await context.newPage();
  await other.goto('http://elsewhere.test/').catch(() => null);
  expect(watch.foreign).toEqual(['http://elsewhere.test/']);
});

test('the policy refuses what no part of the app does', async ({ app, pageErrors, watch }) => {
  const refusedBy = await app.evaluate(async () => {
    let seen: string[] = [];
    addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      seen.push(effectiveDirective),
    );
    /** The directives that refused it; whether it throws as well is not asked. */
    const refusersOf = async (attempt: () => unknown): Promise<readonly string[]> => {
      seen = [];
      try {
        await attempt();
      } catch {
        // Which is how some are refused.
      }
      await new Promise((later) => setTimeout(later, 50));
      return [...new Set(seen)];
    };
    // What the debugger runs at once may eval; a task of the page may not.
    await new Promise((later) => setTimeout(later));
    const element = <Name extends keyof HTMLElementTagNameMap>(
      name: Name,
      change: (made: HTMLElementTagNameMap[Name]) => void,
    ): void => {
      const made = document.createElement(name);
      change(made);
      document.body.append(made);
      made.remove();
    };
    return {
      fetch: await refusersOf(() => fetch('https://elsewhere.test/')),
      image: await refusersOf(() => element('img', (img) => (img.src = 'https://elsewhere.test/'))),
      style: await refusersOf(() => element('p', (p) => p.setAttribute('style', 'display: none'))),
      // A dependency with a heavier tool than the linter sees.
      eval: await refusersOf(() =>
        (globalThis as unknown as { Function: (code: string) => unknown }).Function('1'),
      ),
      html: await refusersOf(() => element('p', (p) => (p.innerHTML = '<b></b>'))),
    };
  });
  expect(refusedBy).toEqual({
    fetch: ['connect-src'],
    image: ['img-src'],
    style: ['style-src-attr'],
    eval: ['require-trusted-types-for'],
    html: ['require-trusted-types-for'],
  });
  // By the app's own Trusted Types policy, before the directives are asked.
  const worker = app.evaluate(() => {
    const blob = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
    new Worker(blob);
  });
  await expect(worker).rejects.toThrow(/blob:/);
  const allowed = await app.evaluate(() => {
    const { featurePolicy } = document as unknown as {
      featurePolicy: { allowsFeature: (name: string) => boolean };
    };
    return ['microphone', 'midi', 'camera', 'geolocation', 'usb', 'serial', 'payment'].filter(
      (name) => featurePolicy.allowsFeature(name),
    );
  });
  expect(allowed).toEqual(['microphone', 'midi']);
  expect(watch.foreign).toEqual([]);
  // Expected: the browser says what it refused.
  pageErrors.length = 0;
});
