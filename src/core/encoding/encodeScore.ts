// Score → note events (NoteTuple-48). Absolute onsets are rounded to the grid first and differenced
// then, so rounding never accumulates.
import { foldPedal } from '../music/foldPedal.ts';
import type { Note, Score, Track } from '../music/score.ts';
import { FIELD_COUNT, type EncodedPiece } from './encodedPiece.ts';
import {
  distanceClasses,
  DRUM_PITCHES,
  durationClass,
  durationClassWithin,
  EXTRA_SLOTS,
  meterClass,
  SLOTS,
  tempoClass,
  tempoOfClass,
  UNITS_PER_BEAT,
  velocityClass,
  VOCABULARY,
} from './vocabulary.ts';

/** One event before its onset becomes a distance. Times in units of 1/48 beat. */
interface TimedEvent {
  readonly onset: number;
  readonly slot: number;
  readonly pitch: number;
  /** Class. */
  duration: number;
  /** Class. */
  readonly velocity: number;
}

export interface EncodeOptions {
  /** What becomes of the sustain pedal; `fold` unless said. */
  readonly pedal?: 'fold' | 'keep';
}

/** Smallest tempo change worth an event. */
const LEAST_TEMPO_CHANGE = 0.04;

/**
 * Encodes a score of any resolution. Error bounds: onset half a unit (1/96 beat); duration half the
 * distance of its classes (the whole, where the longer class would reach the next note of its pitch; at
 * least one unit long, at most 3072); velocity 2; tempo 6.5 % (a change of less
 * than 4 %, and half a class) from a beat after each change. Lost: what
 * is not a note, pedal, tempo or meter; rests beyond 16 beats are cut to 16; lengths of drum notes;
 * the second of two notes of one part that share pitch and onset (the longer stays).
 */
export function encodeScore(score: Score, options: EncodeOptions = {}): EncodedPiece {
  const keepPedal = options.pedal === 'keep';
  const source = keepPedal ? score : foldPedal(score);
  const unitsPerTick = UNITS_PER_BEAT / score.ticksPerQuarter;
  const parts = assignSlots(source.tracks);
  const notes = parts.flatMap(({ slot, tracks }) =>
    partEvents(
      slot,
      tracks.flatMap((track) => track.notes),
      unitsPerTick,
    ),
  );
  const events = [
    ...notes,
    ...controlEvents(score, unitsPerTick),
    ...(keepPedal ? pedalEvents(score, unitsPerTick) : []),
  ].sort((a, b) => a.onset - b.onset || a.slot - b.slot || a.pitch - b.pitch);
  return {
    fields: toRows(events),
    extraPrograms: parts
      .filter(({ slot }) => slot >= SLOTS.extras)
      .map(({ tracks }) => tracks[0]!.program),
    isBeatAligned: isBeatAligned(notes),
  };
}

interface Part {
  readonly slot: number;
  readonly tracks: Track[];
}

/** Drums share one slot; each further track of a program takes an extra slot while there are any. */
function assignSlots(tracks: readonly Track[]): Part[] {
  const parts: Part[] = [];
  let extras = 0;
  for (const track of tracks) {
    const home = track.isDrum ? SLOTS.drums : SLOTS.programs + track.program;
    const taken = parts.find(({ slot }) => slot === home);
    if (!taken) parts.push({ slot: home, tracks: [track] });
    else if (!track.isDrum && extras < EXTRA_SLOTS)
      parts.push({ slot: SLOTS.extras + extras++, tracks: [track] });
    else taken.tracks.push(track);
  }
  return parts.sort((a, b) => a.slot - b.slot);
}

/** Notes of one part on the grid: one per onset and pitch, none reaching into the next of its pitch. */
function partEvents(slot: number, notes: readonly Note[], unitsPerTick: number): TimedEvent[] {
  const isDrum = slot === SLOTS.drums;
  const events: TimedEvent[] = notes.map((note) => ({
    onset: Math.round(note.startTicks * unitsPerTick),
    slot,
    pitch: note.pitch + (isDrum ? DRUM_PITCHES : 0),
    duration: isDrum ? 0 : durationClass(note.durationTicks * unitsPerTick),
    velocity: velocityClass(note.velocity),
  }));
  events.sort((a, b) => a.pitch - b.pitch || a.onset - b.onset || b.duration - a.duration);
  const kept: TimedEvent[] = [];
  for (const event of events) {
    const previous = kept.at(-1);
    if (previous?.pitch === event.pitch) {
      const gap = event.onset - previous.onset;
      if (gap === 0) continue;
      if (VOCABULARY.durationUnits[previous.duration]! > gap)
        previous.duration = durationClassWithin(gap);
    }
    kept.push(event);
  }
  return kept;
}

/**
 * One tempo at the start, then changes of 4 % and more, one a beat at most (a change that comes sooner
 * waits for the beat to be over); every change of meter.
 */
function controlEvents(score: Score, unitsPerTick: number): TimedEvent[] {
  const events: TimedEvent[] = [];
  const control = (onset: number, slot: number, pitch: number): void => {
    events.push({ onset, slot, pitch, duration: 0, velocity: 0 });
  };
  // The last tempo told, and one that came too soon after it to be told yet.
  let told: { readonly onset: number; readonly tempo: number } | null = null;
  let waiting: number | null = null;
  const tell = (onset: number, tempoBpm: number): void => {
    const tempo = tempoClass(tempoBpm);
    waiting = null;
    if (told && Math.abs(tempoBpm / tempoOfClass(told.tempo) - 1) < LEAST_TEMPO_CHANGE) return;
    if (told?.tempo === tempo) return;
    control(onset, SLOTS.tempo, tempo);
    told = { onset, tempo };
  };
  const isDue = (onset: number): boolean => !told || onset - told.onset >= UNITS_PER_BEAT;
  for (const change of score.tempos) {
    const onset = Math.round(change.ticks * unitsPerTick);
    if (waiting !== null && isDue(onset)) tell(told!.onset + UNITS_PER_BEAT, waiting);
    if (isDue(onset)) tell(onset, change.tempoBpm);
    else waiting = change.tempoBpm;
  }
  if (waiting !== null) tell(told!.onset + UNITS_PER_BEAT, waiting);
  let meter = meterClass(4, 4);
  const meterAt = new Map<number, number>();
  for (const change of score.meters)
    meterAt.set(
      Math.round(change.ticks * unitsPerTick),
      meterClass(change.numerator, change.denominator),
    );
  for (const [onset, next] of meterAt) {
    if (next !== meter) control(onset, SLOTS.meter, next);
    meter = next;
  }
  return events;
}

/** Edges of the pedal over all melodic tracks: down while any of them holds it. */
function pedalEvents(score: Score, unitsPerTick: number): TimedEvent[] {
  const edges = score.tracks
    .flatMap((track, index) => track.pedals.map((change) => ({ ...change, index })))
    .sort((a, b) => a.ticks - b.ticks);
  const holding = new Set<number>();
  const stateAt = new Map<number, boolean>();
  for (const { ticks, isDown, index } of edges) {
    if (isDown) holding.add(index);
    else holding.delete(index);
    stateAt.set(Math.round(ticks * unitsPerTick), holding.size > 0);
  }
  let isDown = false;
  return [...stateAt].flatMap(([onset, next]) => {
    if (next === isDown) return [];
    isDown = next;
    return [{ onset, slot: SLOTS.pedal, pitch: next ? 1 : 0, duration: 0, velocity: 0 }];
  });
}

function toRows(events: readonly TimedEvent[]): Uint8Array {
  const fields = new Uint8Array(events.length * FIELD_COUNT);
  let previousOnset = 0;
  events.forEach((event, index) => {
    fields.set(
      [
        ...distanceClasses(event.onset - previousOnset),
        event.slot,
        event.pitch,
        event.duration,
        event.velocity,
      ],
      index * FIELD_COUNT,
    );
    previousOnset = event.onset;
  });
  return fields;
}

function isBeatAligned(notes: readonly TimedEvent[]): boolean {
  const onGrid = notes.filter(({ onset }) => onset % (UNITS_PER_BEAT / 12) === 0).length;
  return onGrid * 2 >= notes.length;
}
