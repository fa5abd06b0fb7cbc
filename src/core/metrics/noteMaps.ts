// Pictures of where notes are: counted into grids of rows (the lowest first) and columns.
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
/** Columns of time; longer music has several bars in one. */
const MOST_TIMES = 64;

export interface PitchMap extends Grid {
  readonly lowestPitch: number;
}

/** Notes by pitch and by where in the bar they begin; without drums. */
export function pitchByPosition(score: Score): PitchMap {
  const notes = melodicNotes(score);
  const lowestPitch = notes.reduce((low, { pitch }) => Math.min(low, pitch), 127);
  const highest = notes.reduce((high, { pitch }) => Math.max(high, pitch), -1);
  const rows = Math.max(0, highest - lowestPitch + 1);
  const values = new Array<number>(rows * BAR_POSITIONS).fill(0);
  const bars = createBarMap(score);
  for (const { startTicks, pitch } of notes) {
    const { bar } = bars.toPosition(startTicks);
    const [start, end] = [bars.barStart(bar), bars.barStart(bar + 1)];
    const place = Math.round(((startTicks - start) / (end - start)) * BAR_POSITIONS);
    values[(pitch - lowestPitch) * BAR_POSITIONS + (place % BAR_POSITIONS)]!++;
  }
  return { rows, columns: BAR_POSITIONS, values, lowestPitch };
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
