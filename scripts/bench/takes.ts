// `bench takes`: whether takes collapse. Twenty takes of 64 bars from the starter model and twenty from a
// model trained for a minute on four of the built-in pieces, as the app writes them.
import type { Bench } from './bench.ts';
import type { Manner, TakeFigures } from './takes.page.ts';
import { median } from './train.ts';

const MODULE = '/scripts/bench/takes.page.ts';
const TAKES = 20;
const BARS = 64;

export async function benchTakes(bench: Bench): Promise<void> {
  for (const origin of ['starter', 'small'] as const) {
    const pieces = await bench.call<Manner[]>(MODULE, 'prepare', origin);
    bench.log(`${origin}, its pieces`, pieces);
    const takes: TakeFigures[] = [];
    for (let seed = 1; seed <= TAKES; seed++) {
      const take = await bench.call<TakeFigures>(MODULE, 'write', BARS, seed);
      bench.log(`${origin}, seed ${seed}`, take);
      takes.push(take);
    }
    const name = `takes.${origin}`;
    bench.record(`${name}.inBand`, takes.filter(({ outside }) => outside.length === 0).length);
    bench.record(`${name}.longestBarLoop`, Math.max(...takes.map(({ barLoop }) => barLoop)));
    bench.record(`${name}.copiedShare`, median(takes.map(({ copiedShare }) => copiedShare)));
    bench.record(`${name}.clashShare`, median(takes.map(({ manner }) => manner.clashShare)));
    bench.record(`${name}.endsAtHome`, takes.filter(({ manner }) => manner.endsAtHome).length);
    const returning = takes.flatMap(({ manner }) => manner.returningShare ?? []);
    if (returning.length > 0) bench.record(`${name}.returningShare`, median(returning));
    bench.record(`${name}.longestCopy`, Math.max(...takes.map(({ longestCopy }) => longestCopy)));
  }
}
