// Journeys through the built app (`npm run build` first), in a real Chromium, one after another.
import { defineConfig } from 'playwright/test';
import { plainLaunch } from '../scripts/chromiumLaunch.ts';
import { isForDocs } from './screenshots.ts';

export default defineConfig({
  testDir: '.',
  // Makes a picture and checks nothing: only for `npm run screenshots`.
  testIgnore: isForDocs ? [] : 'film.spec.ts',
  outputDir: '../test-results/e2e',
  workers: 1,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 2 * 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    // A trace nearly doubles the time of a journey: `TRACE=1` where one has failed.
    trace: process.env['TRACE'] === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: plainLaunch,
  },
});
