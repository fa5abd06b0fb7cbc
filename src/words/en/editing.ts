// Editing the notes of a take: the toolbar, and what is said of every edit.
import { countOf } from './figures.ts';

export const EDITING_TEXT = {
  editNotes: 'Edit notes',
  done: 'Done editing',
  edited: 'Edited',
  keys: 'Keyboard shortcuts',
  hint: 'Click or tap a note to select it, drag it to move it, drag its end to change its length, drag a box around several, double-click or double-tap to add one. Click or tap the bar numbers to move the playhead, or drag across them to select bars.',
  chooseAll: 'Select all',
  add: 'Add a note',
  revert: 'Revert to original',
  grid: 'Grid',
  track: 'Add notes to',
  earlier: 'Earlier',
  later: 'Later',
  up: 'Up',
  down: 'Down',
  octaveUp: 'Octave up',
  octaveDown: 'Octave down',
  shorter: 'Shorter',
  longer: 'Longer',
  softer: 'Softer',
  louder: 'Louder',
  quantise: 'Quantise',
  duplicate: 'Duplicate',
  delete: 'Delete notes',
};

export const GRID_TEXT = { eighthTriplets: '1/8 triplets', sixteenthTriplets: '1/16 triplets' };

/** What was done, said to screen readers and shown. */
export const SAID = {
  chooseFirst: 'Select notes first',
  nothingToChange: 'Nothing to change',
  nothingMore: 'Nothing left to undo or redo',
  selected: 'Selected',
  moved: 'Moved',
  lengthened: 'Length changed',
  louder: 'Velocity changed',
  quantised: 'Quantised',
  deleted: 'Deleted',
  duplicated: 'Duplicated',
  added: 'Added',
  undone: 'Undone',
  redone: 'Redone',
  reverted: 'Reverted to original',
};

export const wordChosen = (notes: number): string =>
  notes === 0 ? 'Nothing selected' : `${countOf(notes, 'note')} selected`;

/** @param what the note in words, or how many */
export const wordEdit = (done: string, what: string | number): string =>
  `${done}: ${typeof what === 'number' ? countOf(what, 'note') : what}`;
