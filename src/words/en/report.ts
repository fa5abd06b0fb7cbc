// The report that is saved as a file: what the screen does not say.
import { countOf, formatClock, formatMoment } from './figures.ts';

export const REPORT_TEXT = {
  fileTitle: 'Cadenza report',
  title: 'Takes and pieces',
  asMuch: 'As much of the pieces',
  asSets: 'As two sets, in',
  pieces: 'The pieces',
  copied:
    'Eight or more notes that follow each other by the same intervals after the same times as in a piece, in whatever key and place; all parts but drums are read as one. Trills, scales and repeated chords are not counted.',
  setsTitle: 'Overlap and divergence',
  sets: 'Distances between passages of the pieces, against distances from them to passages of the takes: an overlap of 100 % and a divergence of 0 mean that the takes are as near to the pieces as these are to each other.',
  picturesTitle: 'Pictures',
  pictures:
    'Shares are per cent of the notes; each piece counts the same. Difference: this take less the pieces, in points of per cent.',
  sources:
    'Measures after MusPy (Dong, Chen, McAuley and Berg-Kirkpatrick 2020), key by correlation with the profiles of Krumhansl and Kessler (1982), sets after Yang and Lerch (2020). “–” stands where there is nothing to measure.',
  // Each take.
  whatIsCopied: 'What is copied',
  place: 'Where it lies among the pieces',
  whatItsNotesAre: 'What its notes are',
  noNote: 'There is no note in it.',
  roll: 'Pitch by bars, a colour for each part. Marked: what is copied, note for note or nearly so.',
  prime: ' Grey: the opening it was given.',
};

/** Heads of the table of what a take copies. */
export const RUNS_HEAD = ['Nearest pieces', 'Notes', 'Of these changed', 'Take, bar', 'Piece, bar'];

/** How a take was made. */
export const MAKING_TEXT = {
  model: 'Model',
  written: 'Written',
  begins: 'Begins',
  temperature: 'Temperature',
  length: 'Length',
  prime: 'Opening that was given, not counted below',
  edited: 'Edited',
  editedSince: 'yes, since it was written',
  remark: 'Remark',
};

export function wordWritten(
  takes: number,
  pieces: number,
  appVersion: string,
  writtenAt: Date,
): string {
  return `${countOf(takes, 'take')} against ${countOf(pieces, 'piece')}, written by Cadenza ${appVersion} on ${formatMoment(writtenAt)}. Nothing in this file is fetched from anywhere.`;
}

export const wordTakeLength = (bars: number, notes: number, seconds: number): string =>
  `${countOf(bars, 'bar')}, ${countOf(notes, 'note')}, ${formatClock(seconds)}`;
/** @param bar from 0 */
export const nameRollLine = (title: string, bar: number): string => `${title} from bar ${bar + 1}`;

/** @param exact, near from `formatShare` */
export const wordCopied = (exact: string, near: string): string =>
  `Copied note for note: ${exact} of its notes. With single notes changed, left out or added: ${near}.`;
