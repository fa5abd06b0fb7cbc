// Evaluate: the takes against the pieces, on the screen and in the report.
import { countOf, formatPercent } from './figures.ts';

export const EVALUATE_TEXT = {
  title: 'Evaluate',
  noTake:
    'Here each take is set against your pieces: what it copies, note for note, and where it is denser, wider or steadier than they are. There is no take yet.',
  writeTake: 'Write a take',
  noPieces:
    'Takes are judged by the pieces that are included on Collect, and there are none. With the pieces the model learned from, you see what it took from them.',
  addPieces: 'Add pieces',
  comparing: 'Comparing',
  notCompared: 'The takes have not been compared.',
  fromLastTime: 'What stands below is from the last time they were.',
  compareThem: 'Compare them',
  saveReport: 'Save a report',
  // The table of takes.
  take: 'Take',
  compare: 'Compare',
  edited: 'edited',
  standsOut: 'Stands out',
  nothing: 'Nothing',
  copied: 'Copied',
  copiedHint: 'Share of the notes in runs of eight or more',
  longestCopy: 'Longest copy',
  longestCopyHint: 'In notes',
  saveTable: 'Save as CSV, all measures',
  // What a take copies.
  runs: 'Copied runs, the longest first',
  both: 'Both',
  howFound: 'How this is found',
  // Where it lies.
  measures: 'Measures',
  whatMeasuresAre: 'What the measures are',
  // All takes.
  allTakes: 'All takes together',
  diversity: 'Diversity',
  runsOfFive: 'Runs of five notes',
  asMuch: 'As much of your pieces',
  different: 'How many are different',
  shared: 'How many another one has too',
  asSets: 'The takes and your pieces as two sets',
  twoSets: 'Two sets',
  in: 'In',
  overlap: 'Overlap',
  divergence: 'Divergence (nats)',
  setsExplained:
    'Distances between passages of your pieces, against distances from them to passages of the takes: an overlap of 100 % and a divergence of 0 mean that the takes are as near to your pieces as these are to each other. After Yang and Lerch (2020).',
  // Its sound.
  spectrogram: 'Spectrogram',
  soundHint: 'The take is rendered as it is mixed, and its sound is drawn by pitch and time.',
  drawSound: 'Draw the spectrogram',
  noPitches: 'There are no pitches in this take to draw.',
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
  `${countOf(takes, 'take')} against ${countOf(pieces, 'piece')} you have included. An opening that was given is not counted.`;
export const wordComparing = (share: number): string =>
  `Comparing with your pieces, ${formatPercent(share)}`;
export const wordLeftOut = (title: string): string =>
  `${title} is not compared. Tick it in the table to see where it lies.`;
export const nameCompare = (title: string): string => `Compare ${title}`;
export const wordMeasureHint = (explains: string, unit: string): string =>
  `${explains} In ${unit}.`;

export const titleVerdict = (title: string): string => `What stands out in ${title}`;
export const titleCopied = (title: string): string => `How much of ${title} is copied`;
export const titlePlace = (title: string): string => `Where ${title} lies`;
export const titlePictures = (title: string): string => `${title} in pictures`;

/** @param run from `wordRun`, or null */
export const nameMarkedRoll = (title: string, run: string | null): string =>
  run === null ? `${title}, nothing marked` : `${title}, with ${run} marked`;
/** @param bar from 1 */
export const wordTakeBar = (bar: number): string => `Take, bar ${bar}`;
export const wordPieceBar = (bar: number): string => `Piece, bar ${bar}`;
export const namePlayTake = (bar: number): string => `Play the take from bar ${bar}`;
export const namePlayPiece = (title: string, bar: number): string =>
  `Play ${title} from bar ${bar}`;
export const namePlayBoth = (title: string): string => `Play both places, the take and ${title}`;

/** @param share from `formatShare`. @param nearRuns that are copied only nearly */
export function wordHowFound(share: string, nearRuns: number): string {
  const nearly = nearRuns > 0 ? `, ${nearRuns} of its runs only nearly so` : '';
  return `A run is copied when eight or more notes follow each other by the same intervals after the same times as in one of your pieces, in whatever key and place. All tracks but drums are read as one. Trills, scales and repeated chords belong to nobody and are not counted. With single notes changed, left out or added, ${share} of this take is near to your pieces${nearly}.`;
}

/** What a strip shows. @param value from `formatMeasure`. @param place from `wordPlace` */
export const nameStrip = (title: string, value: string, unit: string, place: string): string =>
  `${title}: ${value} ${unit}. ${place}`;
/** @param among from `wordAmong` */
export const wordPointed = (value: string, among: string): string => `${value}: ${among}`;

export const wordRendering = (share: number): string =>
  `Rendering the take and looking at its sound, ${formatPercent(share)}`;
