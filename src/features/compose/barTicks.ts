// The bar lines of a roll.
import { createBarMap } from '../../core/music/bars.ts';
import { endTicks, type Score } from '../../core/music/score.ts';

export function barTicksOf(score: Score): readonly number[] {
  return createBarMap(score).barStartsBetween(0, endTicks(score) + 1);
}
