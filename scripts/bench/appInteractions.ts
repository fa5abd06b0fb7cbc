// How the page answers a hand while a model is trained in the same tab: presses, typing, sliders and steps, timed by
// the browser from the event to the next frame; and the longest task that the training itself puts on the page.
import { chromium, type Browser, type Page } from 'playwright';
import { plainLaunch } from '../chromiumLaunch.ts';
import { serveApp } from '../serveApp.ts';
import type { Bench } from './bench.ts';
import { beginTraining } from './longTraining.ts';

const VIEWPORT = { width: 1440, height: 900 };
const ROUNDS = 8;
const QUIET_MS = 20_000;
/** The browser reports no event that took less. */
const LEAST_MS = 16;
const PERCENTILE = 0.98;

interface Watch {
  /** Longest event of each interaction, ms, and of what. */
  readonly interactions: Map<number, { readonly duration: number; readonly what: string }>;
}

export async function benchInteractions(bench: Bench): Promise<void> {
  const server = await serveApp(0, true);
  const browser = await chromium.launch(plainLaunch);
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    await page.goto(server.url);
    await beginTraining(page);
    await page.locator('dt:text-is("Notes per second") + dd').filter({ hasText: /\d/ }).waitFor();
    const { milliseconds, processorMilliseconds } = await longestTask(browser, page);
    bench.record('train.longestMainTaskMs', milliseconds);
    bench.record('train.longestMainTaskProcessorMs', processorMilliseconds);
    await page.evaluate(watchInteractions, LEAST_MS);
    for (let round = 0; round < ROUNDS; round++) await useThePage(page);
    const { seen, count } = await page.evaluate(() => {
      const { interactions } = (window as unknown as { watch: Watch }).watch;
      return { seen: [...interactions.values()], count: performance.interactionCount };
    });
    // Those that are not reported were quicker than any that is.
    const slowestFirst = seen.toSorted((a, b) => b.duration - a.duration);
    const from = Math.floor(count * (1 - PERCENTILE));
    bench.log(`${count} interactions, the slowest, ms`, slowestFirst.slice(0, 12));
    bench.record('app.inpWhileTrainingMs', slowestFirst[from]?.duration ?? LEAST_MS);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** In the page. */
function watchInteractions(leastMs: number): void {
  const interactions: Watch['interactions'] = new Map();
  (window as unknown as { watch: Watch }).watch = { interactions };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      const { interactionId, duration, name, target } = entry as typeof entry & {
        interactionId: number;
      };
      if (interactionId > 0 && duration > (interactions.get(interactionId)?.duration ?? 0))
        interactions.set(interactionId, { duration, what: `${name} ${target?.textContent}` });
    }
  }).observe({ type: 'event', durationThreshold: leastMs } as PerformanceObserverInit);
}

async function useThePage(page: Page): Promise<void> {
  const step = (name: string) =>
    page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name });
  const smoothing = page.getByRole('slider', { name: 'Smoothing' });
  await smoothing.focus();
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowRight'])
    await page.keyboard.press(key);
  await page.getByRole('switch', { name: 'Logarithmic scale' }).click();
  await page.getByRole('switch', { name: 'Logarithmic scale' }).click();
  await step('Collect').click();
  const include = page.getByRole('checkbox', { name: /^Include/ }).first();
  await include.click();
  await include.click();
  await page.getByRole('button', { name: /^Project/ }).click();
  const name = page.getByRole('textbox', { name: 'Project name' });
  await name.click();
  await name.pressSequentially(' rag');
  await page.keyboard.press('Escape');
  await step('Compose').click();
  await step('Evaluate').click();
  await step('Train').click();
}

/** While nobody touches the page: by the clock, in which it may wait for a core that trains, and of the processor. */
async function longestTask(
  browser: Browser,
  page: Page,
): Promise<{ readonly milliseconds: number; readonly processorMilliseconds: number }> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
  await page.waitForTimeout(QUIET_MS);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: readonly TraceEvent[];
  };
  // The renderer whose main thread did the most is the page's.
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, dur, pid, tid }) =>
      dur !== undefined && name.endsWith('RunTask') && mains.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error('the trace holds no task of the page');
  const longest = (times: readonly number[]): number => Math.max(...times) / 1000;
  return {
    milliseconds: longest(tasks.map(({ dur }) => dur!)),
    processorMilliseconds: longest(tasks.map(({ tdur = 0 }) => tdur)),
  };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly dur?: number;
  /** Of its thread's time, in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}
