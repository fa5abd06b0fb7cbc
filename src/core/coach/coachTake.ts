// Whether a take has collapsed: silence, one note, one loop, hardly any pitches, or far too many.
// The plainest alone is told.
import { longestBarRun } from '../metrics/barLoops.ts';
import { countBars } from '../metrics/barWindows.ts';
import { melodicNotes, pitchClassEntropy } from '../metrics/measures.ts';
import type { Band } from '../model/corpusBands.ts';
import { countNotes, type Score } from '../music/score.ts';
import type { TakeAdvice } from './advice.ts';

/** Notes per bar below which a take is as good as silent. */
const FEWEST_NOTES_PER_BAR = 0.5;
/** Share of the notes on one pitch. */
const ONE_NOTE_SHARE = 0.7;
/** Equal bars in a row: more than any of the built-in pieces has. */
const MOST_EQUAL_BARS = 8;
/** Bits: that of two equal pitch classes. A corpus may have less. */
const LEAST_ENTROPY = 1;
/** Bits above what 99 % of the corpus stays below. The measure grows with the length of the music. */
const CLEAR_ENTROPY = 0.3;
/** Below, nothing can be said about pitches. */
const FEWEST_NOTES = 16;

/** @param usual pitch-class entropy of the training music, in bits; null without melody in it. */
export function coachTake(score: Score, usual: Band | null): TakeAdvice[] {
  const notes = countNotes(score);
  if (notes === 0 || notes < FEWEST_NOTES_PER_BAR * countBars(score))
    return [{ kind: 'silent', remedy: { kind: 'write-again' } }];
  const pitches = melodicNotes(score).map(({ pitch }) => pitch);
  const hasMelody = pitches.length >= FEWEST_NOTES;
  const share = commonestShare(pitches);
  if (hasMelody && share >= ONE_NOTE_SHARE)
    return [{ kind: 'one-note', share, remedy: { kind: 'bolder' } }];
  const bars = longestBarRun(score);
  if (bars > MOST_EQUAL_BARS) return [{ kind: 'one-loop', bars, remedy: { kind: 'bolder' } }];
  const entropy = hasMelody ? pitchClassEntropy(score) : NaN;
  if (entropy < Math.min(LEAST_ENTROPY, usual?.p1 ?? LEAST_ENTROPY))
    return [{ kind: 'few-pitches', remedy: { kind: 'bolder' } }];
  if (usual && entropy > usual.p99 + CLEAR_ENTROPY)
    return [{ kind: 'scattered', remedy: { kind: 'more-careful' } }];
  return [];
}

function commonestShare(pitches: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const pitch of pitches) counts.set(pitch, (counts.get(pitch) ?? 0) + 1);
  return Math.max(0, ...counts.values()) / pitches.length;
}
