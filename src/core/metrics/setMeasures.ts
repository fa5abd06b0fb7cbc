// The takes as a set against the corpus as a set (Yang & Lerch 2020): for each feature, how alike the distances
// within the corpus and those from the corpus to the takes are spread. Compared are passages of eight bars.
import type { Score } from '../music/score.ts';
import type { BarWindow } from './barWindows.ts';
import {
  intervalHistogram,
  lengthHistogram,
  pitchClassHistogram,
  transitionMatrix,
} from './histograms.ts';
import { noteDensity, pitchRange } from './measures.ts';
import { setDistance, type SetDistance } from './setDistance.ts';

const FEATURES = {
  pitchClasses: pitchClassHistogram,
  transitions: transitionMatrix,
  intervals: intervalHistogram,
  noteLengths: lengthHistogram,
  pitchRange: (score: Score) => [pitchRange(score)],
  density: (score: Score, lengthTicks: number) => [noteDensity(score, lengthTicks)],
} as const satisfies Readonly<Record<string, (score: Score, lengthTicks: number) => number[]>>;

export type FeatureName = keyof typeof FEATURES;
export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[];
export type SetMeasures = Readonly<Record<FeatureName, SetDistance>>;

/** Passages of each set that are compared: distances go with their square. */
const MOST_PASSAGES = 64;

/** NaN where too little is to be compared. */
export function compareSets(
  corpus: readonly BarWindow[],
  takes: readonly BarWindow[],
): SetMeasures {
  const [set, other] = [thin(corpus), thin(takes)];
  const compare = (name: FeatureName): SetDistance => {
    const vectors = (windows: readonly BarWindow[]): number[][] =>
      windows
        .map(({ score, lengthTicks }) => FEATURES[name](score, lengthTicks))
        .filter((vector) => !vector.some(Number.isNaN));
    return setDistance(vectors(set), vectors(other));
  };
  return Object.fromEntries(FEATURE_NAMES.map((name) => [name, compare(name)])) as Record<
    FeatureName,
    SetDistance
  >;
}

/** Evenly. */
function thin(windows: readonly BarWindow[]): readonly BarWindow[] {
  const count = Math.min(MOST_PASSAGES, windows.length);
  return Array.from(
    { length: count },
    (_, i) => windows[Math.floor((i * windows.length) / count)]!,
  );
}
