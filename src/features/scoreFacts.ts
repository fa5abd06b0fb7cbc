// What a list says about a piece or a take.
import { countNotes, endTicks, type Score } from '../core/music/score.ts';
import { createTimeMap } from '../core/music/timeMap.ts';

export interface ScoreFacts {
  readonly seconds: number;
  readonly notes: number;
}

/** Rows come and go as new objects when a piece is switched on or off; the score stays the same one. */
const known = new WeakMap<Score, ScoreFacts>();

export function factsOf(score: Score): ScoreFacts {
  const before = known.get(score);
  if (before) return before;
  const facts = {
    seconds: createTimeMap(score).toSeconds(endTicks(score)),
    notes: countNotes(score),
  };
  known.set(score, facts);
  return facts;
}
