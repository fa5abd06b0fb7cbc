// Drawing a class: temperature, then truncation, over the classes that may be drawn.
import type { DrawRule } from '../../core/model/takeSettings.ts';
import type { Random } from '../../core/random.ts';

/** @param candidates not empty. @returns one of them */
export function draw(
  candidates: readonly number[],
  logitOf: (index: number) => number,
  rule: DrawRule,
  random: Random,
): number {
  const ranked = candidates
    .map((index) => ({ index, logit: logitOf(index) }))
    .sort((a, b) => b.logit - a.logit || a.index - b.index);
  const best = ranked[0]!.logit;
  const weights = ranked.map(({ logit }) => Math.exp((logit - best) / rule.temperature));
  const total = weights.reduce((sum, weight) => sum + weight, 0);

  let kept = 0;
  let keptWeight = 0;
  while (kept < ranked.length) {
    if (weights[kept]! < rule.minP) break;
    keptWeight += weights[kept]!;
    kept++;
    if (keptWeight >= rule.topP * total) break;
  }
  let remaining = random.next() * keptWeight;
  for (let rank = 0; rank < kept; rank++) {
    remaining -= weights[rank]!;
    if (remaining < 0) return ranked[rank]!.index;
  }
  return ranked[kept - 1]!.index;
}
