// What is said of a take as a whole, and only what is certain.
import type { TakeAdvice } from '../../core/coach/advice.ts';
import { coachTake } from '../../core/coach/coachTake.ts';
import type { TakeEvaluation } from '../../core/metrics/evaluation.ts';
import { judgeTake } from '../../core/metrics/verdict.ts';
import type { Score } from '../../core/music/score.ts';
import { wordAdvice, type CoachWords } from './coach.ts';
import { formatCount } from './figures.ts';
import { formatShare, MEASURE_WORDS, wordUnits } from './measures.ts';

/** In the table. */
const SHORT_ADVICE: Readonly<Record<TakeAdvice['kind'], string>> = {
  silent: 'Silent',
  'one-note': 'Stuck',
  'one-loop': 'Stuck',
  'few-pitches': 'Stuck',
  scattered: 'Scattered',
};

export interface VerdictWords extends CoachWords {
  readonly short: string;
}

/** @param titleOf a piece. Empty where nothing stands out. */
export function wordVerdicts(
  score: Score,
  evaluation: TakeEvaluation,
  titleOf: (pieceId: string) => string,
): VerdictWords[] {
  const collapse = coachTake(score, null).map((advice) => ({
    ...wordAdvice(advice),
    short: SHORT_ADVICE[advice.kind],
  }));
  const judged = judgeTake(evaluation).map((verdict): VerdictWords => {
    if (verdict.kind === 'copies')
      return {
        short: 'Copies',
        what: 'Much of it is copied.',
        why: `${formatShare(verdict.copiedShare)} of its notes are in your pieces too; the longest run is ${formatCount(verdict.longest.notes)} notes from ${titleOf(verdict.longest.pieceId)}.`,
      };
    const names = verdict.measures.map((name) => MEASURE_WORDS[name].title.toLowerCase());
    return {
      short: 'Unlike',
      what: 'It stands apart from your pieces.',
      why: `Outside the range of all ${wordUnits(evaluation.spread)}: ${names.join(', ')}.`,
    };
  });
  return [...collapse, ...judged];
}
