// Words that several screens share: what buttons do, and how an item is named by them.

/** Where there is no value. */
export const NO_VALUE = '–';

export const COMMON_TEXT = {
  advanced: 'Advanced',
  cancel: 'Cancel',
  close: 'Close',
  delete: 'Delete',
  discard: 'Discard',
  dismiss: 'Dismiss',
  download: 'Download',
  duplicate: 'Duplicate',
  listen: 'Listen',
  loop: 'Loop',
  name: 'Name',
  none: 'none',
  notLoaded: 'Part of Cadenza could not be loaded. Check your connection and try again.',
  pause: 'Pause',
  pieceGone: 'a piece that is gone',
  play: 'Play',
  redo: 'Redo',
  saveAsFile: 'Save as a file',
  saveAsMidi: 'Save as MIDI',
  seed: 'Seed',
  stop: 'Stop',
  takes: 'Takes',
  tryAgain: 'Try again',
  undo: 'Undo',
};

export const nameDelete = (name: string): string => `Delete ${name}`;
export const nameDownload = (name: string): string => `Download ${name}`;
export const nameDuplicate = (name: string): string => `Duplicate ${name}`;
export const nameLess = (name: string): string => `Less: ${name}`;
export const nameListen = (name: string): string => `Listen to ${name}`;
export const nameMore = (name: string): string => `More: ${name}`;
export const namePause = (name: string): string => `Pause ${name}`;
export const nameRemove = (name: string): string => `Remove ${name}`;
export const nameRename = (name: string): string => `Rename ${name}`;
export const nameSaveAsFile = (name: string): string => `Save as a file: ${name}`;
export const nameSaveAsMidi = (name: string): string => `Save ${name} as MIDI`;
export const nameTryAgain = (name: string): string => `Try again: ${name}`;
