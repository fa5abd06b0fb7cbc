// The names that things have until the musician gives them others, and those of files.
import type { TakeOrigin } from '../../core/project/take.ts';
import { formatCount, formatTimeOfDay } from './figures.ts';

export const UNTITLED = 'Untitled';
/** The take that is being written. */
export const NEW_TAKE = 'A new take';
/** Of the whole take among its tracks, without its ending; sorts before them. */
export const MIX_FILE = '00-mix';

export function nameNewTake(number: number, origin: TakeOrigin): string {
  switch (origin.kind) {
    case 'nothing':
      return `Take ${number}`;
    case 'prime':
      return `Take ${number}, after ${origin.title}`;
    case 'rewrite':
      return `Take ${number}, from ${origin.title.split(',')[0]!}`;
  }
}

export const nameOpening = (number: number): string => `Opening ${number}`;

/** A file of its own, so without a colon. */
export const nameRecording = (at: Date): string =>
  `Recording at ${formatTimeOfDay(at).replace(':', '.')}`;

/** "Maple Leaf Rag and 9 more". @param titles of what it learned from */
export function nameNewModel(titles: readonly string[]): string {
  const [first = 'Model', ...rest] = titles;
  return rest.length === 0 ? first : `${first} and ${formatCount(rest.length)} more`;
}

/** "Rags copy", "Rags copy 2". */
export const nameCopy = (name: string, number: number): string =>
  number === 1 ? `${name} copy` : `${name} copy ${number}`;

export const nameReportFile = (at: Date): string =>
  `cadenza-report-${at.toISOString().slice(0, 10)}.html`;
export const nameTracksFile = (take: string): string => `${take}-tracks.zip`;
