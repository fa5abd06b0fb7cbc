// Evaluate: the takes against the pieces, on the screen and in the report.
import { countOf, formatPercent } from './figures.ts';

export const EVALUATE_TEXT = {
  title: 'Evaluate',
  emptyTitle: 'Whose music is it?',
  noTake:
    'Compare takes with your pieces: what they copy note for note, and where they are denser, wider or steadier. Write a take first.',
  writeTake: 'Write a take',
  noPieces:
    'Takes are compared with the pieces you include on Collect, and there are none yet. Add some to see how close a take comes to them and whether it copies any.',
  addPieces: 'Add pieces',
  comparing: 'Comparing',
  notCompared: 'The takes were not compared.',
  fromLastTime: 'The results below are from the last comparison.',
  compareThem: 'Compare again',
  saveReport: 'Save a report',
  // The table of takes.
  take: 'Take',
  compare: 'Compare',
  edited: 'edited',
  standsOut: 'Stands out',
  nothing: 'Nothing',
  copied: 'Copied',
  copiedHint: 'Share of the notes in copied runs of eight or more',
  longestCopy: 'Longest copy',
  longestCopyHint: 'In notes',
  saveTable: 'Save as CSV, all measures',
  // What a take copies.
  runs: 'Copied runs, longest first',
  both: 'Both',
  takesTable: 'Takes compared',
  howFound: 'How copies are found',
  // Where it lies.
  measures: 'Measures',
  whatMeasuresAre: 'What the measures are',
  // All takes.
  allTakes: 'All takes together',
  diversity: 'Diversity',
  runsOfFive: 'Runs of five notes',
  asMuch: 'As much of your pieces',
  different: 'Different from each other',
  shared: 'Shared with another',
  asSets: 'The takes and your pieces as two sets',
  twoSets: 'Two sets',
  in: 'In',
  overlap: 'Overlap',
  divergence: 'Divergence (nats)',
  setsExplained:
    'Compares the distances among passages of your pieces with the distances from those to passages of the takes. An overlap of 100 % and a divergence of 0 mean that the takes are as close to your pieces as these are to each other. After Yang and Lerch (2020).',
  // Its sound.
  spectrogram: 'Spectrogram',
  soundHint: 'Shows the sound of the take, as it is mixed, by frequency and time.',
  drawSound: 'Draw the spectrogram',
  noPitches: 'This take has no pitches to draw.',
};

/** Heads of the table of measures. */
export const MEASURE_TABLE_HEAD = [
  'Measure',
  'Unit',
  'Take',
  'Least',
  '5 % below',
  'Middle',
  '95 % below',
  'Most',
];

/** Of the table of takes as it is saved. */
export const TAKES_TABLE_HEAD = [
  'Take',
  'Edited',
  'Stands out',
  'Copied share',
  'Longest copy (notes)',
  'Longest copy from',
  'Nearly copied share',
];
export const headsOfMeasure = (title: string, unit: string): readonly [string, string] => [
  `${title} (${unit})`,
  `${title}: share of the corpus below`,
];
export const wordYes = (isTrue: boolean): string => (isTrue ? 'yes' : 'no');
/** Of the file. */
export const TAKES_FILE = 'takes';

export const wordCompared = (takes: number, pieces: number): string =>
  `${countOf(takes, 'take')} compared with ${countOf(pieces, 'included piece')}. Openings that takes started from are not counted.`;
export const wordComparing = (share: number): string =>
  `Comparing with your pieces, ${formatPercent(share)}`;
export const wordLeftOut = (title: string): string =>
  `${title} is not compared. Tick it in the table to compare it.`;
export const wordShown = (title: string): string => `${title} is shown below.`;
export const nameCompare = (title: string): string => `Compare ${title}`;
export const wordMeasureHint = (explains: string, unit: string): string =>
  `${explains} In ${unit}.`;

export const titleVerdict = (title: string): string => `What stands out in ${title}`;
export const titleCopied = (title: string): string => `How much of ${title} is copied`;
export const titlePlace = (title: string): string => `${title} among your pieces`;
export const titlePictures = (title: string): string => `${title} in pictures`;

/** @param run from `wordRun`, or null */
export const nameMarkedRoll = (title: string, run: string | null): string =>
  run === null ? `${title}, nothing marked` : `${title}, with ${run} marked`;
/** @param bar from 1 */
export const wordTakeBar = (bar: number): string => `Take, bar ${bar}`;
export const wordPieceBar = (bar: number): string => `Piece, bar ${bar}`;
/** Names that have the visible words in them, for those who say what to press. */
export const namePlayTake = (bar: number): string => `Play: ${wordTakeBar(bar)}`;
export const namePlayPiece = (title: string, bar: number): string =>
  `Play: ${wordPieceBar(bar)} of ${title}`;
export const namePlayBoth = (title: string): string => `Play both places, the take and ${title}`;

/** @param share from `formatShare`. @param nearRuns that are copied only nearly */
export function wordHowFound(share: string, nearRuns: number): string {
  const nearly =
    nearRuns > 0 ? `, including ${countOf(nearRuns, 'near match', 'near matches')}` : '';
  return `A run counts as copied when eight or more notes have the same intervals and rhythm as in one of your pieces, in any key and at any place. All tracks except drums are read as one. Trills, scales and repeated chords are common property and are not counted. Allowing for single notes changed, left out or added, ${share} of this take matches your pieces${nearly}.`;
}

/** What a strip shows. @param value from `formatMeasure`. @param place from `wordPlace` */
export const nameStrip = (title: string, value: string, unit: string, place: string): string =>
  `${title}: ${value} ${unit}. ${place}`;
/** @param among from `wordAmong` */
export const wordPointed = (value: string, among: string): string => `${value}: ${among}`;

export const wordRendering = (share: number): string =>
  `Rendering and analysing the sound, ${formatPercent(share)}`;
