// The report that is saved as a file: what the screen does not say.
import { countOf, formatClock, formatMoment } from './figures.ts';

export const REPORT_TEXT = {
  fileTitle: 'Cadenza report',
  title: 'Takes and pieces',
  asMuch: 'As much of the pieces',
  asSets: 'As two sets, in',
  pieces: 'The pieces',
  copied:
    'Eight or more notes with the same intervals and rhythm as in a piece, in any key and at any place. All parts except drums are read as one. Trills, scales and repeated chords are not counted.',
  setsTitle: 'Overlap and divergence',
  sets: 'Compares the distances among passages of the pieces with the distances from those to passages of the takes. An overlap of 100 % and a divergence of 0 mean that the takes are as close to the pieces as these are to each other.',
  picturesTitle: 'Pictures',
  pictures:
    'Shares are percentages of the notes; each piece counts equally. Difference: this take minus the pieces, in percentage points.',
  sources:
    'Measures after MusPy (Dong, Chen, McAuley and Berg-Kirkpatrick 2020), key by correlation with the profiles of Krumhansl and Kessler (1982), sets after Yang and Lerch (2020). “–” means there is nothing to measure.',
  // Each take.
  whatIsCopied: 'What is copied',
  place: 'The take among the pieces',
  whatItsNotesAre: 'Its notes in pictures',
  noNote: 'This take has no notes.',
  roll: 'Pitch by bars, a colour for each part. Marked: what is copied, exactly or nearly.',
  prime: ' Grey: the opening it started from.',
};

/** Heads of the table of what a take copies. */
export const RUNS_HEAD = ['Nearest pieces', 'Notes', 'Changed notes', 'Take, bar', 'Piece, bar'];

/** How a take was made. */
export const MAKING_TEXT = {
  model: 'Model',
  written: 'Written',
  begins: 'Origin',
  temperature: 'Temperature',
  length: 'Length',
  prime: 'Opening it started from (not counted below)',
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
  return `${countOf(takes, 'take')} compared with ${countOf(pieces, 'piece')}. Made with Cadenza ${appVersion} on ${formatMoment(writtenAt)}. This file loads nothing from the network.`;
}

export const wordTakeLength = (bars: number, notes: number, seconds: number): string =>
  `${countOf(bars, 'bar')}, ${countOf(notes, 'note')}, ${formatClock(seconds)}`;
/** @param bar from 0 */
export const nameRollLine = (title: string, bar: number): string => `${title} from bar ${bar + 1}`;

/** @param exact, near from `formatShare` */
export const wordCopied = (exact: string, near: string): string =>
  `Copied note for note: ${exact} of its notes. Allowing for single notes changed, left out or added: ${near}.`;
