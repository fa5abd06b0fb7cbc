// `bench small [--seeds N]`: what a small corpus teaches. The ten built-in pieces, two of them held out:
// nats per note after one and three minutes, from scratch and from the starter model, against counting.
import type { Bench, BenchOptions } from './bench.ts';
import type { SmallResult } from './small.page.ts';
import { median } from './train.ts';

const MODULE = '/scripts/bench/small.page.ts';

export async function benchSmall(bench: Bench, { seeds }: BenchOptions): Promise<void> {
  const results = new Map<string, number[]>();
  for (let seed = 1; seed <= Number(seeds); seed++)
    for (const start of ['scratch', 'finetuned'] as const)
      for (const seconds of [60, 180]) {
        const result = await bench.call<SmallResult>(MODULE, 'train', start, seconds, seed);
        bench.log(`${start}, ${seconds} s, seed ${seed}`, result);
        const name = `small.${start}.${seconds}s.natsPerNote`;
        results.set(name, [...(results.get(name) ?? []), result.natsPerNote]);
        results.set('small.ngram.natsPerNote', [result.ngramNatsPerNote]);
      }
  for (const [name, values] of results) bench.record(name, median(values));
}
