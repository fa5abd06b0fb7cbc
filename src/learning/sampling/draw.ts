// Drawing a class from logits: temperature, then truncation, over the allowed classes only.
import type { Random } from '../../core/random.ts';

export interface DrawRule {
  /** > 0; 1 = as learned. */
  readonly temperature: number;
  /** Keep the most probable classes that together reach this share (nucleus; Holtzman et al. 2020). */
  readonly topP?: number;
  /** Keep classes at least this fraction as probable as the best (min-p; Nguyen et al. 2024). */
  readonly minP?: number;
}

/**
 * @param isAllowed which classes may be drawn; where it allows none, all of [low, high) are.
 * @returns a class in [low, high).
 */
export function draw(
  logits: Float32Array,
  low: number,
  high: number,
  isAllowed: (index: number) => boolean,
  rule: DrawRule,
  random: Random,
): number {
  let candidates: number[] = [];
  for (let index = low; index < high; index++) if (isAllowed(index)) candidates.push(index);
  if (candidates.length === 0)
    candidates = Array.from({ length: high - low }, (_, index) => low + index);
  candidates.sort((a, b) => logits[b]! - logits[a]! || a - b);
  const best = logits[candidates[0]!]!;
  const weights = candidates.map((index) => Math.exp((logits[index]! - best) / rule.temperature));
  const total = weights.reduce((sum, weight) => sum + weight, 0);

  let kept = 0;
  let keptWeight = 0;
  while (kept < candidates.length) {
    if (rule.minP !== undefined && weights[kept]! < rule.minP) break;
    keptWeight += weights[kept]!;
    kept++;
    if (rule.topP !== undefined && keptWeight >= rule.topP * total) break;
  }
  let remaining = random.next() * keptWeight;
  for (let rank = 0; rank < kept; rank++) {
    remaining -= weights[rank]!;
    if (remaining < 0) return candidates[rank]!;
  }
  return candidates[kept - 1]!;
}
