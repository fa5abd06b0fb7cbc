// What a measure is called, how its values read, and where a take lies, in words.
import type { TakeEvaluation } from '../../core/metrics/evaluation.ts';
import type { EstimatedKey } from '../../core/metrics/key.ts';
import type { FeatureName } from '../../core/metrics/setMeasures.ts';
import { MEASURE_NAMES, type MeasureName } from '../../core/metrics/pieceMeasures.ts';
import { quantileOf } from '../../core/metrics/quantile.ts';
import { shareBelow, type Spread } from '../../core/metrics/spread.ts';
import { surelyOutside } from '../../core/metrics/verdict.ts';
import { pitchClassName } from '../../core/music/pitchNames.ts';
import { NO_VALUE } from './common.ts';
import { countOf, formatCount } from './figures.ts';

interface MeasureWords {
  readonly title: string;
  readonly unit: string;
  /** What it counts, for those who ask. */
  readonly explains: string;
  /** What a take with a larger, and with a smaller value is. */
  readonly more: string;
  readonly less: string;
  readonly format: (value: number) => string;
}

const decimal = (digits: number) => (value: number) => value.toFixed(digits);
/** A little is not nothing. */
const percent = (value: number): string =>
  `${value > 0 && value < 0.01 ? (value * 100).toFixed(1) : Math.round(value * 100)} %`;
const whole = decimal(1);

export const MEASURE_WORDS: Readonly<Record<MeasureName, MeasureWords>> = {
  density: {
    title: 'Density',
    unit: 'notes per quarter note',
    explains: 'Notes per quarter note, drums included.',
    more: 'Denser',
    less: 'Sparser',
    format: decimal(2),
  },
  noteLength: {
    title: 'Note length',
    unit: 'quarter notes',
    explains: 'How long a note lasts on average.',
    more: 'Longer notes',
    less: 'Shorter notes',
    format: decimal(2),
  },
  polyphony: {
    title: 'Voices at once',
    unit: 'pitches',
    explains: 'Pitches sounding at the same time, on average, whenever any sound.',
    more: 'Fuller chords',
    less: 'Thinner chords',
    format: decimal(2),
  },
  polyphonyRate: {
    title: 'Time in chords',
    unit: 'of the time',
    explains: 'Share of the time in which three or more pitches sound.',
    more: 'More time in chords',
    less: 'Less time in chords',
    format: percent,
  },
  pitchRange: {
    title: 'Range',
    unit: 'semitones',
    explains: 'From the lowest to the highest pitch.',
    more: 'Wider',
    less: 'Narrower',
    format: whole,
  },
  pitchesUsed: {
    title: 'Pitches used',
    unit: 'pitches',
    explains: 'How many different pitches are used.',
    more: 'More pitches',
    less: 'Fewer pitches',
    format: whole,
  },
  pitchClassesUsed: {
    title: 'Tones used',
    unit: 'of twelve',
    explains: 'How many of the twelve tones are used, in any octave.',
    more: 'More of the twelve tones',
    less: 'Fewer of the twelve tones',
    format: whole,
  },
  pitchEntropy: {
    title: 'Variety of pitches',
    unit: 'bits',
    explains:
      'Entropy of the pitches: 0 for one pitch alone, higher the more evenly many are used.',
    more: 'More varied pitches',
    less: 'Less varied pitches',
    format: decimal(2),
  },
  pitchClassEntropy: {
    title: 'Variety of tones',
    unit: 'bits',
    explains: 'Entropy of the twelve tones: at most 3.58, when all are used equally.',
    more: 'More varied tones',
    less: 'Less varied tones',
    format: decimal(2),
  },
  leap: {
    title: 'Leaps',
    unit: 'semitones',
    explains: 'How far the top note moves on average.',
    more: 'Larger leaps',
    less: 'Smaller leaps',
    format: decimal(2),
  },
  inKeyRate: {
    title: 'In its key',
    unit: 'of the notes',
    explains: 'Share of the notes in the scale of the key the passage seems to be in.',
    more: 'More in one key',
    less: 'Less in one key',
    format: percent,
  },
  scaleConsistency: {
    title: 'In one scale',
    unit: 'of the notes',
    explains: 'Share of the notes in the major or minor scale that fits best.',
    more: 'More in one scale',
    less: 'Less in one scale',
    format: percent,
  },
  emptyBeatRate: {
    title: 'Empty beats',
    unit: 'of the beats',
    explains: 'Share of the quarter notes in which nothing is played.',
    more: 'More empty beats',
    less: 'Fewer empty beats',
    format: percent,
  },
  emptyMeasureRate: {
    title: 'Empty bars',
    unit: 'of the bars',
    explains: 'Share of the bars in which nothing is played.',
    more: 'More empty bars',
    less: 'Fewer empty bars',
    format: percent,
  },
  grooveConsistency: {
    title: 'Steady rhythm',
    unit: 'of 16 places in a bar',
    explains: 'How much the rhythm of each bar is like the next: 100 % when all are the same.',
    more: 'Steadier rhythm',
    less: 'More changing rhythm',
    format: percent,
  },
  drumPatternConsistency: {
    title: 'Drums on the grid',
    unit: 'of the drum notes',
    explains: 'Share of the drum notes on quarters of a beat, or on thirds.',
    more: 'Drums more on the grid',
    less: 'Drums less on the grid',
    format: percent,
  },
};

/** `NO_VALUE` where there is none. */
export function formatMeasure(name: MeasureName, value: number): string {
  return Number.isNaN(value) ? NO_VALUE : MEASURE_WORDS[name].format(value);
}

/** `NO_VALUE` where there is none. */
export function formatShare(share: number): string {
  return Number.isNaN(share) ? NO_VALUE : percent(share);
}

export function wordUnits({ unit }: Spread): string {
  return unit === 'piece' ? 'your pieces' : 'the passages of your pieces';
}

/** Values below which a share would pretend to know. */
const FEWEST_VALUES = 5;

/** "Denser than 90 % of your pieces, whose middle is 1.40." */
export function wordPlace(name: MeasureName, { measures, spread }: TakeEvaluation): string {
  const values = spread.values[name];
  const value = measures[name];
  if (Number.isNaN(value)) return 'This take has nothing to measure here.';
  if (values.length === 0) return 'Your pieces have nothing to compare with here.';
  if (values.length < FEWEST_VALUES)
    return `Too little to compare with: ${countOf(values.length, spread.unit)}.`;
  return `${wordAmong(name, value, spread)}, where the median is ${wordMiddle(name, spread)}.`;
}

/** What a value would be among those of the pieces, as "Denser than 90 % of your pieces". */
export function wordAmong(name: MeasureName, value: number, spread: Spread): string {
  const values = spread.values[name];
  const { more, less } = MEASURE_WORDS[name];
  const units = wordUnits(spread);
  if (value > values.at(-1)!) return `${more} than all ${units}`;
  if (value < values[0]!) return `${less} than all ${units}`;
  const share = shareBelow(values, value);
  if (share >= 0.25 && share <= 0.75) return `Like most of ${units}`;
  // Never all: that is said above.
  const percentOf = Math.min(99, Math.max(1, Math.round(100 * Math.max(share, 1 - share))));
  return `${share > 0.5 ? more : less} than ${percentOf} % of ${units}`;
}

function wordMiddle(name: MeasureName, { values }: Spread): string {
  return MEASURE_WORDS[name].format(quantileOf(values[name], 0.5));
}

/** How the strips are to be read. */
export function wordStrips(spread: Spread): string {
  const count = Math.max(...MEASURE_NAMES.map((name) => spread.values[name].length));
  if (count === 0) return 'Your pieces have nothing to compare with here.';
  return `The triangle is the take, each tick one of ${wordUnits(spread)} (${formatCount(count)}), the dark line their median, the band the middle 90 %. Measured over passages of ${countOf(spread.bars, 'bar')}, so that short and long music can be compared.`;
}

/** Measures that are named, and the share of the pieces below or above from which one is unusual. */
const [MOST_NAMED, FAR_OUT] = [4, 0.95];

/**
 * In what, and by how much, a take is unlike the pieces; the plainest first. It stands apart where the verdict says so,
 * and what is unusual beside that may be chance.
 */
export function wordStandsOut(evaluation: TakeEvaluation): string {
  const { measures, below, spread } = evaluation;
  const enough = MEASURE_NAMES.filter(
    (name) => spread.values[name].length >= FEWEST_VALUES && !Number.isNaN(measures[name]),
  );
  if (enough.length === 0) return 'There is too little music to compare it.';
  const units = wordUnits(spread);
  const farness = (name: MeasureName): number => Math.max(below[name], 1 - below[name]);
  const list = (names: readonly MeasureName[]): string => {
    const named = names.slice(0, MOST_NAMED).map((name) => {
      const { title } = MEASURE_WORDS[name];
      return `${title.toLowerCase()} ${formatMeasure(name, measures[name])} (median ${wordMiddle(name, spread)})`;
    });
    const left = names.length - named.length;
    return [...named, ...(left > 0 ? [`${formatCount(left)} more`] : [])].join(', ');
  };
  const outside = surelyOutside(evaluation);
  if (outside.length > 0) return `It stands apart from ${units} in ${list(outside)}.`;
  const far = enough
    .filter((name) => farness(name) >= FAR_OUT)
    .sort((a, b) => farness(b) - farness(a));
  if (far.length === 0) return `It does not stand apart from ${units}.`;
  const most = far.length === 1 ? 'most unusual measure is' : 'most unusual measures are';
  return `It does not clearly stand apart from ${units}. Its ${most} ${list(far)}, which may be chance.`;
}

/** By how far the tones of a key fit better than chance, the correlation of the profiles. */
const PLAIN_KEY = 0.6;

/** @param key null without pitches */
export function wordKey(key: EstimatedKey | null): string {
  if (!key) return 'It has no key, because it has no pitched notes.';
  const { tonic, mode, correlation } = key;
  const name = `${pitchClassName(tonic)} ${mode}`;
  const figure = `correlation ${correlation.toFixed(2)}`;
  return correlation >= PLAIN_KEY
    ? `It seems to be in ${name} (${figure}).`
    : `It has no clear key; ${name} fits best (${figure}).`;
}

export const FEATURE_TITLES: Readonly<Record<FeatureName, string>> = {
  pitchClasses: 'Use of the twelve tones',
  transitions: 'Which tone follows which',
  intervals: 'Steps and leaps',
  noteLengths: 'Note lengths',
  pitchRange: 'Range',
  density: 'Density',
};

/** In nats; `NO_VALUE` where there is none. */
export function formatDivergence(nats: number): string {
  return Number.isNaN(nats) ? NO_VALUE : nats.toFixed(2);
}
