// What each key does, as the dialog of keys says it. The keys themselves are where they are handled.

/** @param bars of the loop */
export const wordLoopKey = (bars: number): string =>
  `Loop ${bars} bars from here, or turn looping off`;

export const GLOBAL_KEY_TEXT = {
  play: 'Play or pause, unless a button has the focus',
  playAnywhere: 'Play or pause, wherever the focus is',
  start: 'Go to the start',
  mute: 'Mute the focused track',
  solo: 'Solo the focused track',
  open: 'Open files',
  save: 'Download the take as MIDI',
  undo: 'Undo the last edit or deletion',
  redo: 'Redo the last edit',
  keys: 'Show keyboard shortcuts',
};

/** What a key has done. */
export const KEY_SAID = {
  saved: 'Downloaded as MIDI.',
  loopOff: 'Looping off.',
};

/** @param first bar, as the last from 1 */
export const wordLooping = (first: number, last: number): string =>
  first === last ? `Looping bar ${first}.` : `Looping bars ${first} to ${last}.`;

export const ROLL_KEY_TEXT = {
  next: 'Next note',
  previous: 'Previous note',
  higher: 'Higher note in the chord',
  lower: 'Lower note in the chord',
  first: 'First note',
  last: 'Last note',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  taller: 'Taller rows',
  flatter: 'Shorter rows',
  pageOn: 'Scroll forward',
  pageBack: 'Scroll back',
};

export const EDIT_KEY_TEXT = {
  choose: 'Select or deselect the current note',
  chooseAll: 'Select all notes',
  chooseNone: 'Deselect all',
  earlier: 'Move one grid step earlier',
  later: 'Move one grid step later',
  up: 'Up a semitone',
  down: 'Down a semitone',
  barEarlier: 'Move one bar earlier',
  barLater: 'Move one bar later',
  octaveUp: 'Up an octave',
  octaveDown: 'Down an octave',
  longer: 'Longer by one grid step',
  shorter: 'Shorter by one grid step',
  louder: 'Louder',
  softer: 'Softer',
  add: 'Add a note after the current one, or at the playhead',
  quantise: 'Quantise to the grid',
  duplicate: 'Duplicate',
  delete: 'Delete',
  undo: 'Undo',
  redo: 'Redo',
};

/** What is printed on keys that have a word on them. */
export const KEY_CAPS = {
  Escape: 'Esc',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};
