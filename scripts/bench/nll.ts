// `bench nll --rolls FILE.json [--seeds N] [--minutes M]`: exact likelihood of held-out piano rolls under a
// model trained here and now. FILE is { train, valid, test? }: pieces, of frames, of ascending MIDI pitches.
// Weights are chosen on `valid` alone; `test`, where present, is read once. natsPerFrame is the network
// alone, as in the published tables; withCache.natsPerFrame adds the cache of the piece so far;
// copying.natsPerFrame is that cache alone.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { Bench, BenchOptions } from './bench.ts';
import type { Likelihoods, RollResult, RollSet } from './nll.page.ts';

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
  const report = (part: 'valid' | 'test', likelihoods: readonly Likelihoods[]): void => {
    if (likelihoods.length === 0) return;
    const figure = (kind: keyof Likelihoods): number => mean(likelihoods.map((of) => of[kind]));
    bench.record(`${name}.${part}.natsPerFrame`, figure('network'));
    bench.record(`${name}.${part}.withCache.natsPerFrame`, figure('cached'));
    bench.record(`${name}.${part}.copying.natsPerFrame`, figure('copied'));
  };
  report(
    'valid',
    results.map(({ valid }) => valid),
  );
  report(
    'test',
    results.flatMap(({ test }) => test ?? []),
  );
  bench.record(`${name}.trainSeconds`, mean(results.map(({ trainSeconds }) => trainSeconds)));
}
