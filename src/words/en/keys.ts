// What each key does, as the dialog of keys says it. The keys themselves are where they are handled.

/** @param bars of the loop */
export const wordLoopKey = (bars: number): string => `Loop ${bars} bars from here, or stop looping`;

export const GLOBAL_KEY_TEXT = {
  play: 'Play or pause',
  start: 'To the start',
  mute: 'Mute the track in focus',
  solo: 'Solo the track in focus',
  open: 'Open files',
  save: 'Download the take as MIDI',
  undo: 'Undo the last edit or removal',
  redo: 'Redo an edit',
  keys: 'Show the keys',
};

export const ROLL_KEY_TEXT = {
  next: 'Next note',
  previous: 'Note before',
  higher: 'Higher note of the chord',
  lower: 'Lower note of the chord',
  first: 'First note',
  last: 'Last note',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  taller: 'Taller rows',
  flatter: 'Lower rows',
  pageOn: 'On by a page',
  pageBack: 'Back by a page',
};

export const EDIT_KEY_TEXT = {
  choose: 'Choose the note that is read, or not',
  chooseAll: 'Choose all notes',
  chooseNone: 'Choose none',
  earlier: 'Move chosen notes a grid step earlier',
  later: 'Move chosen notes a grid step later',
  up: 'Chosen notes up a semitone',
  down: 'Chosen notes down a semitone',
  barEarlier: 'Move chosen notes a bar earlier',
  barLater: 'Move chosen notes a bar later',
  octaveUp: 'Chosen notes up an octave',
  octaveDown: 'Chosen notes down an octave',
  longer: 'Longer by a grid step',
  shorter: 'Shorter by a grid step',
  louder: 'Louder',
  softer: 'Softer',
  add: 'New note, behind the one that is read or at the playhead',
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
