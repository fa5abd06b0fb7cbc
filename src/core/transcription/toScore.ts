// Heard notes and beats → a piece. A beat becomes a quarter note: where the beats are steady in one tempo, else in a
// tempo for each, so that the piece sounds as it was played. Without beats it keeps free time, written at 120.
import { DEFAULT_TEMPO_BPM, type Note, type Score, type TempoChange } from '../music/score.ts';
import type { Beats } from './beat.ts';
import type { HeardNote } from './pitchActivity.ts';

export interface Transcription {
  readonly score: Score;
  /** Where in the recording the piece begins; negative when before it. */
  readonly offsetSeconds: number;
}

const TICKS_PER_QUARTER = 480;
/** Semiquavers. */
const GRID_TICKS = TICKS_PER_QUARTER / 4;
/** Beats that lie within this of a steady tempo are played in it. */
const STEADY_SECONDS = 0.05;
/** A note this much before a beat, in beats, is meant for it. */
const EARLY_BEATS = 1 / 8;

/**
 * @param notes sorted by start
 * @param beats null for free time
 * @param quantise 0..1: how far notes are moved to the nearest semiquaver; of no effect in free time
 */
export function toScore(
  title: string,
  notes: readonly HeardNote[],
  beats: Beats | null,
  quantise: number,
): Transcription {
  const firstSeconds = notes[0]?.startSeconds ?? 0;
  const grid = beats ? placeBeats(beats, firstSeconds) : freeTime(firstSeconds);
  const pull = beats ? quantise : 0;
  const placed = notes.map((note): Note => {
    const endSeconds = note.startSeconds + note.durationSeconds;
    const start = pullToGrid(grid.toTicks(note.startSeconds), pull);
    const end = pullToGrid(grid.toTicks(endSeconds), pull);
    const startTicks = Math.max(0, Math.round(start));
    return {
      startTicks,
      // What would vanish keeps a step of the grid.
      durationTicks: Math.max(1, Math.round(end > start ? end - start : GRID_TICKS)),
      pitch: note.pitch,
      velocity: Math.min(127, Math.max(1, Math.round(127 * note.amplitude))),
    };
  });
  const score: Score = {
    title,
    ticksPerQuarter: TICKS_PER_QUARTER,
    tracks: [
      {
        name: '',
        program: 0,
        isDrum: false,
        notes: placed.sort((a, b) => a.startTicks - b.startTicks || a.pitch - b.pitch),
        pedals: [],
      },
    ],
    tempos: grid.tempos,
    meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
  };
  return { score, offsetSeconds: grid.offsetSeconds };
}

interface Grid {
  readonly tempos: readonly TempoChange[];
  readonly offsetSeconds: number;
  /** Seconds of the recording to ticks of the piece, not rounded. */
  readonly toTicks: (seconds: number) => number;
}

function freeTime(firstSeconds: number): Grid {
  return {
    tempos: [{ ticks: 0, tempoBpm: DEFAULT_TEMPO_BPM }],
    offsetSeconds: firstSeconds,
    toTicks: (seconds) => ((seconds - firstSeconds) * TICKS_PER_QUARTER * DEFAULT_TEMPO_BPM) / 60,
  };
}

function placeBeats({ seconds, tempoBpm }: Beats, firstSeconds: number): Grid {
  const period = 60 / tempoBpm;
  const centre = seconds.reduce((sum, at) => sum + at, 0) / seconds.length;
  const steadyStart = centre - ((seconds.length - 1) / 2) * period;
  const isSteady = seconds.every(
    (at, i) => Math.abs(at - (steadyStart + i * period)) <= STEADY_SECONDS,
  );
  const first = isSteady ? steadyStart : seconds[0]!;
  // Beats on, or back, to the one that the first note belongs to.
  const begin = Math.floor((firstSeconds - first) / period + EARLY_BEATS);
  if (isSteady || begin >= seconds.length - 1) {
    const offsetSeconds = first + begin * period;
    return {
      tempos: [{ ticks: 0, tempoBpm }],
      offsetSeconds,
      toTicks: (at) => ((at - offsetSeconds) / period) * TICKS_PER_QUARTER,
    };
  }
  const early = EARLY_BEATS * period;
  const leading = Array.from(
    { length: Math.max(0, -begin) },
    (_, i) => first + (begin + i) * period,
  );
  const begun = seconds.findLastIndex((at) => at - early <= firstSeconds);
  // A tempo takes two beats: a first note at the last beat begins on the one before.
  const from = Math.min(begun, seconds.length - 2);
  const all = leading.length > 0 ? [...leading, ...seconds] : seconds.slice(from);
  return {
    tempos: all.slice(0, -1).map((at, i) => ({
      ticks: i * TICKS_PER_QUARTER,
      tempoBpm: 60 / (all[i + 1]! - at),
    })),
    offsetSeconds: all[0]!,
    toTicks: (at) => beatAt(all, at) * TICKS_PER_QUARTER,
  };
}

/** Beats since the first, in the tempo of the nearest two outside of them. */
function beatAt(beats: readonly number[], seconds: number): number {
  const found = beats.findIndex((beat) => beat > seconds) - 1;
  const before = found < 0 ? (seconds < beats[0]! ? 0 : beats.length - 2) : found;
  const [from, to] = [beats[before]!, beats[before + 1]!];
  return before + (seconds - from) / (to - from);
}

function pullToGrid(ticks: number, strength: number): number {
  return ticks + (Math.round(ticks / GRID_TICKS) * GRID_TICKS - ticks) * strength;
}
