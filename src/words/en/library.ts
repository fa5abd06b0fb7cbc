// Collect: bringing music in, and the list of pieces.
import { countOf, formatCount, wordLength } from './figures.ts';

export const LIBRARY_TEXT = {
  title: 'Collect',
  welcome: 'Cadenza teaches your browser to play like you.',
  invitation:
    'Add a handful of pieces. A model learns from them on this device, then writes new music for you to hear and keep.',
  trainOnThese: 'Train on these',
  addMusic: 'Add music',
  letGo: 'Drop to add them',
  drop: 'Drop MIDI files or recordings here',
  dropMore: 'Drop more files',
  // Where nothing can be dropped.
  add: 'Add MIDI files or recordings',
  addMore: 'Add more files',
  chooseFiles: 'Choose files',
  tryRags: 'Try it with Joplin’s rags',
  addRags: 'Add Joplin’s rags',
  hearStarter: 'Hear what it can write',
  musicFiles: 'Music files',
  promise: 'Your music stays on this device. Nothing is uploaded.',
  import: 'Import',
  looking: 'Looking for pieces',
  importCancelled: 'Import cancelled. The pieces added so far are kept.',
  pieces: 'Pieces',
  removeAll: 'Remove all',
  fromRecording: 'From a recording',
  include: 'Include',
  skippedFiles: 'Skipped files',
  clearList: 'Clear this list',
};

interface Totals {
  readonly pieces: number;
  readonly included: number;
  readonly notes: number;
  readonly seconds: number;
}

/** "10 pieces · 12,345 notes · 32 minutes", "8 of 10 pieces · …". */
export function wordTotals({ pieces, included, notes, seconds }: Totals): string {
  const share =
    included === pieces
      ? countOf(pieces, 'piece')
      : `${formatCount(included)} of ${countOf(pieces, 'piece')}`;
  return `${share} · ${countOf(notes, 'note')} · ${wordLength(seconds)}`;
}

export function wordImporting(done: number, total: number, fileName: string): string {
  return `${formatCount(done)} of ${formatCount(total)}: ${fileName}`;
}

export const nameInclude = (title: string): string => `Include ${title}`;

export const wordSkipped = (files: number): string => `${countOf(files, 'file')} skipped`;

/** Of two pieces of one title. */
export const nameOfFile = (title: string, fileName: string): string => `${title} (${fileName})`;
/** Of two that have the same file too. @param place in the list, from 1 */
export const nameAtPlace = (name: string, place: number): string => `${name}, ${place}`;
