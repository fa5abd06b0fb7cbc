// `bench nll --rolls FILE.json [--seeds N] [--minutes M]`: exact likelihood of held-out piano rolls under a
// model trained here and now. FILE is { train, valid, test? }: pieces, of frames, of ascending MIDI pitches.
// Weights and length of training are chosen on `valid` alone; `test`, where present, is read once.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { Bench, BenchOptions } from './bench.ts';
import type { RollResult, RollSet } from './nll.page.ts';

const MODULE = '/scripts/bench/nll.page.ts';

export async function benchNll(bench: Bench, options: BenchOptions): Promise<void> {
  if (options.rolls === undefined) {
    bench.log('nll', 'left out: it needs --rolls FILE.json');
    return;
  }
  const { train, valid, test } = JSON.parse(readFileSync(options.rolls, 'utf8')) as RollSet;
  const name = `nll.${basename(options.rolls, '.json')}`;
  await bench.call(MODULE, 'load', { train, valid, ...(test && { test }) });
  const results: RollResult[] = [];
  for (let seed = 1; seed <= Number(options.seeds); seed++) {
    const result = await bench.call<RollResult>(MODULE, 'train', {
      seed,
      minutes: Number(options.minutes),
      threads: Math.min(2, availableParallelism()),
    });
    bench.log(`seed ${seed}`, result);
    results.push(result);
  }
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  bench.record(`${name}.valid.natsPerFrame`, mean(results.map(({ valid }) => valid)));
  const tests = results.flatMap(({ test }) => test ?? []);
  if (tests.length > 0) bench.record(`${name}.test.natsPerFrame`, mean(tests));
  bench.record(`${name}.trainSeconds`, mean(results.map(({ trainSeconds }) => trainSeconds)));
}
