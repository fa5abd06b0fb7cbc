// Two projects: `unit` in Node, `browser` (*.browser.test.ts) in real headless Chromium.
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { chromiumLaunch } from './scripts/chromiumLaunch.ts';
import viteConfig from './vite.config.ts';

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            environment: 'node',
            include: ['src/**/*.test.{ts,tsx}'],
            exclude: ['src/**/*.browser.test.{ts,tsx}'],
          },
        },
        {
          extends: true,
          // A dependency found only when a worker starts would reload the page under the test.
          optimizeDeps: {
            entries: ['src/workers/*/worker.ts', 'src/testing/*.worker.ts'],
            include: [
              'react-dom/client',
              '@base-ui/react/number-field',
              '@base-ui/react/toggle',
              '@tonejs/midi',
            ],
          },
          test: {
            name: 'browser',
            include: ['src/**/*.browser.test.{ts,tsx}'],
            // A page each; by itself it would leave a core to the machine.
            maxWorkers: 2,
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              provider: playwright({ launchOptions: chromiumLaunch }),
              instances: [{ browser: 'chromium' }],
            },
          },
        },
      ],
    },
  }),
);
