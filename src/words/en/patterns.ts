// The pictures of a take beside those of the pieces: their titles and axes, and what they show.
import { countOf, formatClock } from './figures.ts';

export const PATTERN_TEXT = {
  thisTake: 'This take',
  yourPieces: 'Your pieces',
  difference: 'Difference',
  points: 'points',
  place: 'Place in the bar (sixteenths of the bar)',
  pitchTitle: 'Pitch and place in the bar',
  pitch: 'Pitch',
  toneTitle: 'Tone and place in the bar',
  tone: 'Tone',
  transitionTitle: 'Which tone follows which',
  from: 'From',
  to: 'To, in the top line',
  timeTitle: 'Tones over time',
  quarters: 'quarters',
  bar: 'Bar',
  intervalTitle: 'Steps and leaps of the top line',
  interval: 'Interval (semitones; the last ones: or more)',
  lengthTitle: 'Note lengths',
  length: 'Length, up to (quarter notes)',
  soundTitle: 'Spectrogram',
  seconds: 'Time (seconds)',
  frequency: 'Frequency (Hz, mel scale)',
  // The strip of pitches that fills.
  soundingTitle: 'Pitches over time',
  voices: 'voices',
};

/** Of `LENGTH_CLASSES` and the open one. */
export const LENGTH_NAMES = ['⅛', '⅙', '¼', '⅓', '½', '⅔', '¾', '1', '1½', '2', '4', 'more'];

/** "3.2 %", "less than 0.1 %", "none". @param value per cent */
const wordPercent = (value: number): string =>
  value === 0 ? 'none' : value < 0.1 ? 'less than 0.1 %' : `${value.toFixed(1)} %`;

/** @param take, corpus per cent; the corpus where there is one */
export const wordBoth = (take: number, corpus: number | undefined): string =>
  corpus === undefined
    ? wordPercent(take)
    : `${wordPercent(take)} in this take, ${wordPercent(corpus)} in your pieces`;

export const NOTHING_OF_THIS = 'The take has none of these.';
/** @param top from `nameCell`. @param unlike what is most unlike the pieces; null without pieces */
export function wordPeaks(top: string, unlike: string | null): string {
  if (unlike === null) return `Most common: ${top}.`;
  return top === unlike
    ? `Most common, and most unlike your pieces: ${top}.`
    : `Most common: ${top}. Most unlike your pieces: ${unlike}.`;
}
export const wordPeak = (cell: string, shares: string): string => `${cell} (${shares})`;
export const wordCell = (cell: string, shares: string): string => `${cell}: ${shares}`;

export const namePlace = (pitch: string, place: string): string => `${pitch} at place ${place}`;
export const nameTransition = (from: string, to: string): string => `${from} to ${to}`;

/** @param quarters of the tone that sounds longest; null without any */
export const wordTones = (tone: string, quarters: number | null): string =>
  quarters === null
    ? 'There are no pitched notes in this take.'
    : `The tone that sounds longest is ${tone}, for ${countOf(Math.round(quarters), 'quarter note')} in all.`;
export const wordToneCell = (tone: string, bar: string, quarters: number): string =>
  `${tone} from bar ${bar}: ${quarters.toFixed(2)} quarter notes`;

/** @param semitones up; @param isOpen where more are counted with it */
export function wordInterval(semitones: number, isOpen: boolean): string {
  if (semitones === 0) return 'Same pitch again';
  const more = isOpen ? ' or more' : '';
  return `${semitones > 0 ? 'Up' : 'Down'} ${countOf(Math.abs(semitones), 'semitone')}${more}`;
}

/** @param index into `LENGTH_NAMES` */
export function wordLengthClass(index: number): string {
  const [from, to] = [LENGTH_NAMES[index - 1], LENGTH_NAMES[index]!];
  if (from === undefined) return `Up to ${to} of a quarter note`;
  return index === LENGTH_NAMES.length - 1
    ? `Over ${from} quarter notes`
    : `Over ${from} up to ${to} quarter notes`;
}

interface SoundFacts {
  readonly seconds: number;
  readonly lowestHz: number;
  readonly highestHz: number;
  /** Where it is loudest; the time as it is written. */
  readonly loudestAt: string;
  readonly loudestHz: number;
}

export function wordSound(
  title: string,
  { seconds, lowestHz, highestHz, loudestAt, loudestHz }: SoundFacts,
): string {
  return `The sound of all of ${title}, ${formatClock(seconds)} long, from ${lowestHz} to ${highestHz} Hz. Loudest at ${loudestAt} s, around ${loudestHz} Hz.`;
}
export const wordSoundCell = (seconds: string, hz: number, decibels: number): string =>
  `${seconds} s, ${hz} Hz: ${decibels} dB`;

export const wordSounding = (bars: number): string =>
  `Which pitches sound when, over ${countOf(bars, 'bar')}. During playback, music still to come is pale.`;
/** @param share of the time; 0: silent */
export const wordSoundingCell = (pitch: string, bar: string, share: number): string =>
  `${pitch}, bar ${bar}: ${share === 0 ? 'silent' : `sounds for ${Math.round(100 * share)} % of the time`}`;
