// Editing the notes of a take: the toolbar, and what is said of every edit.
import { countOf } from './figures.ts';

export const EDITING_TEXT = {
  editNotes: 'Edit notes',
  done: 'Done editing',
  edited: 'Edited',
  keys: 'Keys',
  hint: 'Click a note to choose it, drag it to move it or its end to lengthen it, drag a box around several, double-click to add one. The bar numbers on top seek, and mark bars.',
  chooseAll: 'Choose all',
  add: 'Add a note',
  revert: 'Back to what was written',
  grid: 'Grid',
  track: 'New notes go to',
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
  chooseFirst: 'Choose notes first',
  nothingToChange: 'Nothing to change',
  nothingMore: 'Nothing more',
  moved: 'Moved',
  lengthened: 'Length changed',
  louder: 'Velocity changed',
  quantised: 'Quantised',
  deleted: 'Deleted',
  duplicated: 'Duplicated',
  added: 'Added',
  undone: 'Undone',
  redone: 'Redone',
  reverted: 'Back to what was written',
};

export const wordChosen = (notes: number): string =>
  notes === 0 ? 'Nothing chosen' : `${countOf(notes, 'note')} chosen`;

/** @param what the note in words, or how many */
export const wordEdit = (done: string, what: string | number): string =>
  `${done}: ${typeof what === 'number' ? countOf(what, 'note') : what}`;
