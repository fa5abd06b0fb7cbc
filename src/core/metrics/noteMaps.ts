// Where notes are: counted into grids of rows (the lowest first) and columns.
import { createBarMap } from '../music/bars.ts';
import type { Score } from '../music/score.ts';
import { countBars } from './barWindows.ts';
import { melodicNotes } from './measures.ts';

export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** Row by row, the lowest row first. */
  readonly values: readonly number[];
}

/** Positions of a bar, whatever its meter. */
export const BAR_POSITIONS = 16;
const PITCHES = 128;
/** Columns of time; longer music has several bars in one. */
const MOST_TIMES = 64;

/** Notes by pitch (128 rows) and by where in the bar they begin; without drums. */
export function pitchByPosition(score: Score): number[] {
  const values = new Array<number>(PITCHES * BAR_POSITIONS).fill(0);
  const bars = createBarMap(score);
  for (const { startTicks, pitch } of melodicNotes(score)) {
    const { bar } = bars.toPosition(startTicks);
    const [start, end] = [bars.barStart(bar), bars.barStart(bar + 1)];
    const place = Math.round(((startTicks - start) / (end - start)) * BAR_POSITIONS);
    values[pitch * BAR_POSITIONS + (place % BAR_POSITIONS)]!++;
  }
  return values;
}

/** The rows of all octaves together: 12, C first. @param byPitch as `pitchByPosition` gives it */
export function foldOctaves(byPitch: readonly number[]): number[] {
  const values = new Array<number>(12 * BAR_POSITIONS).fill(0);
  byPitch.forEach((value, i) => (values[i % values.length]! += value));
  return values;
}

export interface TimeMap extends Grid {
  readonly barsPerColumn: number;
}

/** Quarter notes of sound by pitch class (C first) and time; without drums. */
export function pitchClassByTime(score: Score): TimeMap {
  const bars = countBars(score);
  const barsPerColumn = Math.max(1, Math.ceil(bars / MOST_TIMES));
  const columns = Math.ceil(bars / barsPerColumn);
  const values = new Array<number>(12 * columns).fill(0);
  const map = createBarMap(score);
  for (const { startTicks, durationTicks, pitch } of melodicNotes(score)) {
    const end = startTicks + durationTicks;
    let bar = map.toPosition(startTicks).bar;
    for (let from = startTicks; from < end; bar++) {
      const until = Math.min(end, map.barStart(bar + 1));
      const column = Math.floor(bar / barsPerColumn);
      values[(pitch % 12) * columns + column]! += (until - from) / score.ticksPerQuarter;
      from = until;
    }
  }
  return { rows: 12, columns, values, barsPerColumn };
}

export interface PitchTimeMap extends Grid {
  readonly lowestPitch: number;
}

/**
 * How many voices sound, by pitch and time: the mean over a column, 1 for one note held through it. Drums count
 * by their key numbers. Empty without notes.
 * @param lengthTicks of all columns; not less than the music's
 */
export function pitchByTime(score: Score, columns: number, lengthTicks: number): PitchTimeMap {
  const notes = score.tracks.flatMap((track) => track.notes);
  const lowestPitch = notes.reduce((low, { pitch }) => Math.min(low, pitch), PITCHES - 1);
  const highest = notes.reduce((high, { pitch }) => Math.max(high, pitch), -1);
  const rows = Math.max(0, highest - lowestPitch + 1);
  const values = new Array<number>(rows * columns).fill(0);
  const columnTicks = lengthTicks / columns;
  for (const { startTicks, durationTicks, pitch } of notes) {
    const [from, until] = [startTicks / columnTicks, (startTicks + durationTicks) / columnTicks];
    for (let column = Math.floor(from); column < Math.min(columns, until); column++)
      values[(pitch - lowestPitch) * columns + column]! +=
        Math.min(until, column + 1) - Math.max(from, column);
  }
  return { rows, columns, values, lowestPitch };
}
