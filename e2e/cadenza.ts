// The `test` of every journey: a server of its own with the built app, the page open on it, and a
// page that must have logged no error by the end.
import { test as base, expect, type Page } from 'playwright/test';
import { serveApp, type Serving } from '../scripts/serveApp.ts';
import { openApp } from './steps.ts';

interface Fixtures {
  readonly server: Serving;
  /** Errors of the page's console and uncaught ones; a test takes out those it expects. Empty at the end, or it fails. */
  readonly pageErrors: string[];
  /** The page with the app open. */
  readonly app: Page;
}

export const test = base.extend<Fixtures>({
  server: async ({}, use) => {
    const server = await serveApp(0, true);
    await use(server);
    await server.close();
  },
  pageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
  app: async ({ page, server }, use) => {
    await openApp(page, server.url);
    await use(page);
  },
});

export { expect };
