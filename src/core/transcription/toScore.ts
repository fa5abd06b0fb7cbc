// Heard notes and beats → a piece. A beat becomes a quarter note: where the beats are steady in one tempo, else in a
// tempo for each, so that the piece sounds as it was played; it begins with the bar of its first note. Without beats it
// keeps free time, written at 120.
import { lastBegun } from '../music/lastBegun.ts';
import {
  DEFAULT_TEMPO_BPM,
  type BentNote,
  type Note,
  type Score,
  type TempoChange,
} from '../music/score.ts';
import type { Beats } from './beat.ts';
import type { Bars } from './findBars.ts';
import { BEND_STEPS, type HeardNote } from './pitchActivity.ts';

export interface Transcription {
  readonly score: Score;
  /** Where in the recording the piece begins; negative when before it. */
  readonly offsetSeconds: number;
}

/** The beats of a recording, and which of them begin its bars. */
export interface Pulse {
  readonly beats: Beats;
  readonly bars: Bars;
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
 * @param pulse null for free time
 * @param quantise 0..1: how far notes are moved to the nearest semiquaver; of no effect in free time
 */
export function toScore(
  title: string,
  notes: readonly HeardNote[],
  pulse: Pulse | null,
  quantise: number,
): Transcription {
  const firstSeconds = notes[0]?.startSeconds ?? 0;
  const grid = pulse ? placeBeats(pulse, firstSeconds) : freeTime(firstSeconds);
  const pull = pulse ? quantise : 0;
  const bends: BentNote[] = [];
  const placed = notes.map((note): Note => {
    const { startSeconds, durationSeconds, pitch, amplitude, bend } = note;
    const start = pullToGrid(grid.toTicks(startSeconds), pull);
    const end = pullToGrid(grid.toTicks(startSeconds + durationSeconds), pull);
    const startTicks = Math.max(0, Math.round(start));
    // What would vanish keeps a step of the grid.
    const durationTicks = Math.max(1, Math.round(end > start ? end - start : GRID_TICKS));
    if (bend) {
      // Moved and stretched with its note.
      const stretch = durationTicks / bend.length;
      bends.push({ startTicks, pitch, changes: changesOf(bend, startTicks, stretch) });
    }
    return {
      startTicks,
      durationTicks,
      pitch,
      velocity: Math.min(127, Math.max(1, Math.round(127 * amplitude))),
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
        ...(bends.length > 0 && { bends }),
      },
    ],
    tempos: grid.tempos,
    meters: [{ ticks: 0, numerator: pulse?.bars.beatsPerBar ?? 4, denominator: 4 }],
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

function placeBeats({ beats, bars }: Pulse, firstSeconds: number): Grid {
  const { seconds, tempoBpm } = beats;
  const period = 60 / tempoBpm;
  const centre = seconds.reduce((sum, at) => sum + at, 0) / seconds.length;
  const steadyStart = centre - ((seconds.length - 1) / 2) * period;
  const isSteady = seconds.every(
    (at, i) => Math.abs(at - (steadyStart + i * period)) <= STEADY_SECONDS,
  );
  if (isSteady) {
    const begin = barBegin(Math.floor((firstSeconds - steadyStart) / period + EARLY_BEATS), bars);
    const offsetSeconds = steadyStart + begin * period;
    return {
      tempos: [{ ticks: 0, tempoBpm }],
      offsetSeconds,
      toTicks: (at) => ((at - offsetSeconds) / period) * TICKS_PER_QUARTER,
    };
  }
  const begin = barBegin(Math.floor(beatAt(seconds, firstSeconds) + EARLY_BEATS), bars);
  // A tempo takes two beats; before the first one found they go on as the first two.
  const from = Math.min(begin, seconds.length - 2);
  const lead = seconds[1]! - seconds[0]!;
  const leading = Array.from(
    { length: Math.max(0, -from) },
    (_, i) => seconds[0]! + (from + i) * lead,
  );
  const all = [...leading, ...seconds.slice(Math.max(0, from))];
  return {
    tempos: all.slice(0, -1).map((at, i) => ({
      ticks: i * TICKS_PER_QUARTER,
      tempoBpm: 60 / (all[i + 1]! - at),
    })),
    offsetSeconds: all[0]!,
    toTicks: (at) => beatAt(all, at) * TICKS_PER_QUARTER,
  };
}

/** The beat, or the last one before it, that begins a bar. */
function barBegin(beat: number, { beatsPerBar, firstDownbeat }: Bars): number {
  return firstDownbeat + Math.floor((beat - firstDownbeat) / beatsPerBar) * beatsPerBar;
}

/** Beats since the first, in the tempo of the nearest two outside of them. */
function beatAt(beats: readonly number[], seconds: number): number {
  const begun = lastBegun(beats, (beat) => beat <= seconds);
  const before = Math.min(Math.max(0, begun), beats.length - 2);
  const [from, to] = [beats[before]!, beats[before + 1]!];
  return before + (seconds - from) / (to - from);
}

/** Where the bend differs from what it was, in ticks from the beginning of the piece. */
function changesOf(bend: readonly number[], startTicks: number, stretch: number) {
  return bend.flatMap((steps, i) =>
    i > 0 && steps === bend[i - 1]
      ? []
      : [{ ticks: startTicks + Math.floor(i * stretch), semitones: steps / BEND_STEPS }],
  );
}

function pullToGrid(ticks: number, strength: number): number {
  return ticks + (Math.round(ticks / GRID_TICKS) * GRID_TICKS - ticks) * strength;
}
