// Lighthouse on the built app, with both of its presets: the phone it imagines by default (a slow network, a quarter
// of this processor) and the desktop. The plain names are those of the phone.
import lighthouse from 'lighthouse';
import desktopConfig from 'lighthouse/core/config/desktop-config.js';
import { chromium } from 'playwright';
import { plainLaunch } from '../chromiumLaunch.ts';
import { serveApp } from '../serveApp.ts';
import type { Bench } from './bench.ts';
import { median } from './train.ts';

const ROUNDS = 5;
const PORT = 9333;
const CATEGORIES = {
  performance: 'performance',
  accessibility: 'accessibility',
  bestPractices: 'best-practices',
};
const PRESETS = { '': undefined, 'desktop.': desktopConfig };

/** Records scores of 0 to 100, and what each preset took points off for. */
export async function benchLighthouse(bench: Bench): Promise<void> {
  const server = await serveApp(0, true);
  const scores = new Map<string, number[]>();
  const lost = new Set<string>();
  try {
    for (let round = 0; round < ROUNDS; round++)
      for (const [preset, config] of Object.entries(PRESETS)) {
        // Each begins with a browser that has kept nothing.
        const browser = await chromium.launch({
          ...plainLaunch,
          args: [...plainLaunch.args!, `--remote-debugging-port=${PORT}`],
        });
        try {
          const result = await lighthouse(
            server.url,
            { port: PORT, onlyCategories: Object.values(CATEGORIES), logLevel: 'error' },
            config,
          );
          const report = result!.lhr;
          // It sometimes sees no first frame; such a round says nothing of the page.
          if (report.runtimeError) {
            bench.log('a round is left out', report.runtimeError.code);
            continue;
          }
          for (const [name, category] of Object.entries(CATEGORIES)) {
            const figure = `app.lighthouse.${preset}${name}`;
            const score = 100 * (report.categories[category]?.score ?? 0);
            scores.set(figure, [...(scores.get(figure) ?? []), score]);
            for (const { id, weight } of report.categories[category]?.auditRefs ?? []) {
              const audit = report.audits[id]!;
              if (weight > 0 && audit.score !== null && audit.score < 0.9)
                lost.add(`${preset}${id} ${audit.displayValue ?? audit.title}`);
            }
          }
        } finally {
          await browser.close();
        }
      }
  } finally {
    await server.close();
  }
  for (const [name, values] of scores) bench.record(name, median(values));
  bench.log('points were taken off for', [...lost]);
}
