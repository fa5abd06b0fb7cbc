// Drawing a class: temperature, then truncation, over the classes that may be drawn.
import type { DrawRule } from '../../core/model/takeSettings.ts';
import type { Random } from '../../core/random.ts';

/** Fields the musician's temperature scales: rhythm and pitch, not instruments and dynamics. */
const SCALED_FIELDS: readonly number[] = [0, 1, 3, 4];

/** The rules at a temperature of the musician's. */
export function scaleRules(rules: readonly DrawRule[], temperature: number): readonly DrawRule[] {
  return rules.map((rule, field) =>
    SCALED_FIELDS.includes(field) ? { ...rule, temperature: rule.temperature * temperature } : rule,
  );
}

export interface Weighed {
  readonly index: number;
  /** Against each other; they need not add up to 1. */
  readonly weight: number;
}

/** What is left to draw from, the likeliest first. @param candidates not empty */
export function weigh(
  candidates: readonly number[],
  logitOf: (index: number) => number,
  rule: DrawRule,
): readonly Weighed[] {
  const ranked = candidates
    .map((index) => ({ index, logit: logitOf(index) }))
    .sort((a, b) => b.logit - a.logit || a.index - b.index);
  const best = ranked[0]!.logit;
  const weighed = ranked.map(({ index, logit }) => ({
    index,
    weight: Math.exp((logit - best) / rule.temperature),
  }));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  let kept = 0;
  let keptWeight = 0;
  while (kept < weighed.length && weighed[kept]!.weight >= rule.minP) {
    keptWeight += weighed[kept]!.weight;
    kept++;
    if (keptWeight >= rule.topP * total) break;
  }
  return weighed.slice(0, kept);
}

/** @param candidates not empty. @returns one of them */
export function draw(
  candidates: readonly number[],
  logitOf: (index: number) => number,
  rule: DrawRule,
  random: Random,
): number {
  const kept = weigh(candidates, logitOf, rule);
  let remaining = random.next() * kept.reduce((sum, { weight }) => sum + weight, 0);
  for (const { index, weight } of kept) {
    remaining -= weight;
    if (remaining < 0) return index;
  }
  return kept.at(-1)!.index;
}
