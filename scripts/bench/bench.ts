// `npm run bench -- GROUP…` (no group: all): runs the groups in headless Chromium on the app's modules and
// merges their figures into bench/results.json, one flat object of dotted names. Options: see nll.ts.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openModulePage, type ModulePage } from '../modulePage.ts';
import { benchApp } from './app.ts';
import { benchAudio } from './audio.ts';
import { benchEvaluate } from './evaluate.ts';
import { benchEvaluateRoll } from './evaluateRoll.ts';
import { benchGenerate } from './generate.ts';
import { benchNll } from './nll.ts';
import { benchReliability } from './reliability.ts';
import { benchSmall } from './small.ts';
import { benchTakes } from './takes.ts';
import { benchTrain } from './train.ts';
import { benchTranscribe } from './transcribe.ts';
import { benchWebGpu } from './webGpu.ts';

/** What a group works with. */
export interface Bench {
  readonly call: ModulePage['call'];
  /** Prints a figure and keeps it. */
  record(name: string, value: number): void;
  /** Prints only. */
  log(title: string, value: unknown): void;
}

export interface BenchOptions {
  readonly rolls?: string | undefined;
  readonly seeds: string;
  readonly minutes: string;
}

const GROUPS: Readonly<Record<string, (bench: Bench, options: BenchOptions) => Promise<void>>> = {
  async train(bench) {
    await benchTrain(bench);
    await benchWebGpu(bench);
  },
  webgpu: benchWebGpu,
  app: benchApp,
  generate: benchGenerate,
  audio: benchAudio,
  nll: benchNll,
  small: benchSmall,
  reliability: benchReliability,
  takes: benchTakes,
  transcribe: benchTranscribe,
  async evaluate(bench) {
    await benchEvaluate(bench);
    await benchEvaluateRoll(bench);
  },
};
const RESULTS = 'bench/results.json';

function format(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.01) return value.toExponential(2);
  return value < 100 ? value.toFixed(2) : Math.round(value).toLocaleString('en');
}

function save(figures: ReadonlyMap<string, number>): void {
  const before: unknown = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : {};
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  const results = {
    ...(before as object),
    at: new Date().toISOString(),
    machine: `${cpus().length} × ${processor}`,
    load: loadavg()
      .map((load) => load.toFixed(1))
      .join(' '),
    ...Object.fromEntries(figures),
  };
  mkdirSync('bench', { recursive: true });
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
}

function createBench(page: ModulePage, figures: Map<string, number>): Bench {
  return {
    call: page.call,
    record(name, value) {
      figures.set(name, value);
      console.log(`${name.padEnd(52)} ${format(value).padStart(12)}`);
    },
    log: (title, value) => console.log(title, value),
  };
}

const { positionals: asked, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    rolls: { type: 'string' },
    seeds: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '10' },
    // The machine's own graphics chip in place of the software adapter.
    hardware: { type: 'boolean', default: false },
  },
});
const unknown = asked.filter((name) => !(name in GROUPS));
if (unknown.length > 0)
  throw new Error(`no group ${unknown.join(', ')}; there are ${Object.keys(GROUPS).join(', ')}`);

const page = await openModulePage(options.hardware);
const figures = new Map<string, number>();
try {
  console.log(`Chromium ${page.version}, load ${loadavg()[0]!.toFixed(1)}`);
  for (const name of asked.length > 0 ? asked : Object.keys(GROUPS))
    await GROUPS[name]!(createBench(page, figures), options);
} finally {
  if (figures.size > 0) save(figures);
  await page.close();
}
