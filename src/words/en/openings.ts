// Playing the opening of a take on a MIDI keyboard.
import { COMPOSE_TEXT } from './compose.ts';
import { countOf, formatClock } from './figures.ts';

export const OPENING_TEXT = {
  play: 'Record an opening',
  what: 'Play a few bars on a MIDI keyboard, and let a take go on from them.',
  yours: 'Openings you played',
  connect: 'Connect a MIDI keyboard',
  plugIn: 'Plug in a MIDI keyboard and it appears here.',
  keyboard: 'Keyboard',
  tempo: 'Tempo (quarter notes per minute)',
  meter: 'Meter',
  record: 'Record',
  loading: 'Loading sounds',
  countingIn: 'Counting in',
  recording: 'Recording',
};

/** "12 notes, 0:08" */
export const wordPlayed = (notes: number, seconds: number): string =>
  `${countOf(notes, 'note')}, ${formatClock(seconds)}`;

/** @param played from `wordPlayed` */
export const tellPlayed = (title: string, played: string): string =>
  `${title} is kept: ${played}. Choose it under “${COMPOSE_TEXT.startFrom}”, or record again.`;

/** "0:08, 12 notes" */
export const wordRecording = (seconds: number, notes: number): string =>
  `${formatClock(seconds)}, ${countOf(notes, 'note')}`;
