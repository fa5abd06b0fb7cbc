// What plots say of themselves: the axes they always have, and how they are read and saved.
import { formatPercent } from './figures.ts';

export const PLOT_TEXT = {
  asTable: 'As a table',
  tooLong: 'Its table is too long to show here. Save it as CSV instead.',
  plot: 'plot',
  // Piano roll.
  roll: 'Piano roll',
  rollRole: 'piano roll',
  notes: 'Notes',
  notesEditing: 'Notes, editing',
  noNotes: 'No notes',
  noNote: 'No note there',
  walkHint: '. Use the arrow keys to move from note to note.',
  editHint: ' Enter selects the note that is read, N adds one; the question mark lists every key.',
  zoomOut: 'Zoom out',
  zoomIn: 'Zoom in',
  lowerRows: 'Shorter rows',
  tallerRows: 'Taller rows',
  // A recording.
  heard: 'What was heard',
  // Pitch map.
  pitch: 'Pitch',
  first: 'First direction',
  second: 'Second direction',
  // Surprise.
  note: 'Note',
  bar: 'Bar',
  surprise: 'Surprise (nats)',
  inOrder: 'Notes in order, by bar',
};

export const nameSave = (title: string, kind: string): string => `Save ${title} as ${kind}`;
export const nameSaves = (title: string): string => `Save ${title}`;
export const nameTable = (title: string): string => `${title}, table`;
export const namePlot = (title: string, canChoose: boolean): string =>
  `${title}. Use the arrow keys to read its values${canChoose ? ', Enter to select one' : ''}.`;

/** @param share of the differences that a direction shows */
export const titleFirst = (share: number): string =>
  `First direction (${formatPercent(share)} of the differences)`;
export const titleSecond = (share: number): string => `Second direction (${formatPercent(share)})`;
/** @param first, second figures of its place */
export const wordPlaced = (pitch: string, first: string, second: string): string =>
  `${pitch}: ${first} along the first direction, ${second} along the second`;

/** @param bar from 0. @param nats as a figure */
export const wordSurprising = (note: string, bar: number, nats: string): string =>
  `${note} in bar ${bar + 1}: ${nats} nats`;
