// Whether a take is made like the pieces it was learned from, and does not tread on the spot.
import { longestBarRun } from '../../core/metrics/barLoops.ts';
import {
  bandOf,
  measureWindows,
  MEASURES,
  type CorpusBands,
  type Measure,
} from '../../core/model/corpusBands.ts';
import type { TakeLimits } from '../../core/model/takeSettings.ts';
import type { Score } from '../../core/music/score.ts';

/** More equal bars in a row than this is a loop. */
const MOST_EQUAL_BARS = 4;

/** The usual window of the take lies where nine tenths of the corpus do, on every measure the limits leave alone. */
export function isLikeCorpus(
  take: Score,
  { measures }: Pick<CorpusBands, 'measures'>,
  limits: TakeLimits,
): boolean {
  if (longestBarRun(take) > MOST_EQUAL_BARS) return false;
  const windows = measureWindows(take);
  return MEASURES.every((measure) => {
    const band = measures[measure];
    if (!band || isChosen(measure, limits)) return true;
    const usual = bandOf(windows.map((window) => window[measure]))?.median;
    return usual !== undefined && usual >= band.p5 && usual <= band.p95;
  });
}

/** Whether the musician asked for something else than the corpus shows. */
function isChosen(measure: Measure, { slots, key, density, polyphony }: TakeLimits): boolean {
  switch (measure) {
    case 'density':
      return density !== 'learned' || polyphony !== null || slots !== null;
    case 'polyphony':
      return polyphony !== null || slots !== null;
    case 'pitchClassEntropy':
      return key !== null || slots !== null;
  }
}
