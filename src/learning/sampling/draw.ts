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
  { temperature, topP, minP }: DrawRule,
): readonly Weighed[] {
  const weights = new Float64Array(candidates.length);
  let best = -Infinity;
  for (let i = 0; i < weights.length; i++) {
    weights[i] = logitOf(candidates[i]!);
    best = Math.max(best, weights[i]!);
  }
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    weights[i] = Math.exp((weights[i]! - best) / temperature);
    total += weights[i]!;
  }
  // All that are lighter make up less than top-p leaves out together, so that they need not be put in order.
  const least = Math.max(minP, ((1 - topP) * total) / weights.length);
  const ranked: Weighed[] = [];
  for (let i = 0; i < weights.length; i++)
    if (weights[i]! >= least) ranked.push({ index: candidates[i]!, weight: weights[i]! });
  ranked.sort((a, b) => b.weight - a.weight || a.index - b.index);
  let kept = 0;
  let keptWeight = 0;
  do keptWeight += ranked[kept++]!.weight;
  while (kept < ranked.length && keptWeight < topP * total);
  return ranked.slice(0, kept);
}

/** @param candidates not empty. @returns one of them */
export function draw(
  candidates: readonly number[],
  logitOf: (index: number) => number,
  rule: DrawRule,
  random: Random,
): number {
  const kept = weigh(candidates, logitOf, rule);
  let remaining = 0;
  for (const { weight } of kept) remaining += weight;
  remaining *= random.next();
  for (const { index, weight } of kept) {
    remaining -= weight;
    if (remaining < 0) return index;
  }
  return kept.at(-1)!.index;
}
