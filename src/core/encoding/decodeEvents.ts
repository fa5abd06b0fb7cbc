// Note events (NoteTuple-48) → Score at 48 ticks per quarter note.
import { DEFAULT_TEMPO_BPM, type MeterChange, type Note } from '../music/score.ts';
import type { PedalChange, Score, TempoChange, Track } from '../music/score.ts';
import { FIELD_COUNT, type EncodedPiece } from './encodedPiece.ts';
import {
  DRUM_PITCHES,
  SLOTS,
  tempoOfClass,
  UNITS_PER_BEAT,
  velocityOfClass,
  VOCABULARY,
} from './vocabulary.ts';

/** Drum notes have no length in the vocabulary; on paper they get a sixteenth. */
const DRUM_UNITS = UNITS_PER_BEAT / 4;

/** One event in musical terms. Times in units of 1/48 beat. */
export type DecodedEvent =
  | { readonly kind: 'note'; readonly slot: number; readonly note: Note }
  | { readonly kind: 'tempo'; readonly change: TempoChange }
  | { readonly kind: 'meter'; readonly change: MeterChange }
  | { readonly kind: 'pedal'; readonly change: PedalChange };

/** @param onset of this event, in units from the beginning. */
export function decodeEvent(fields: Uint8Array, offset: number, onset: number): DecodedEvent {
  const slot = fields[offset + 2]!;
  const pitch = fields[offset + 3]!;
  if (slot === SLOTS.meter) {
    const [numerator, denominator] = VOCABULARY.meters[pitch]!;
    return { kind: 'meter', change: { ticks: onset, numerator, denominator } };
  }
  if (slot === SLOTS.tempo)
    return { kind: 'tempo', change: { ticks: onset, tempoBpm: tempoOfClass(pitch) } };
  if (slot === SLOTS.pedal) return { kind: 'pedal', change: { ticks: onset, isDown: pitch === 1 } };
  const isDrum = slot === SLOTS.drums;
  return {
    kind: 'note',
    slot,
    note: {
      startTicks: onset,
      durationTicks: isDrum ? DRUM_UNITS : VOCABULARY.durationUnits[fields[offset + 4]!]!,
      pitch: isDrum ? pitch - DRUM_PITCHES : pitch,
      velocity: velocityOfClass(fields[offset + 5]!),
    },
  };
}

/** Program of a melodic slot; 0 for an extra slot the piece does not list. */
export function programOfSlot(slot: number, extraPrograms: readonly number[]): number {
  return slot >= SLOTS.extras ? (extraPrograms[slot - SLOTS.extras] ?? 0) : slot - SLOTS.programs;
}

/**
 * The score the events stand for: a track per slot in slot order, 48 ticks per quarter note. No note
 * reaches into the next of its track and pitch. Pedal events go to every melodic track.
 */
export function decodeEvents(piece: EncodedPiece, title: string): Score {
  const notesOfSlot = new Map<number, Note[]>();
  const tempos: TempoChange[] = [];
  const meters: MeterChange[] = [];
  const pedals: PedalChange[] = [];
  let onset = 0;
  for (let offset = 0; offset < piece.fields.length; offset += FIELD_COUNT) {
    onset += piece.fields[offset]! * UNITS_PER_BEAT + piece.fields[offset + 1]!;
    const event = decodeEvent(piece.fields, offset, onset);
    if (event.kind === 'tempo') tempos.push(event.change);
    else if (event.kind === 'meter') meters.push(event.change);
    else if (event.kind === 'pedal') pedals.push(event.change);
    else {
      const notes = notesOfSlot.get(event.slot) ?? [];
      if (notes.length === 0) notesOfSlot.set(event.slot, notes);
      notes.push(event.note);
    }
  }
  const tracks = [...notesOfSlot]
    .sort(([a], [b]) => a - b)
    .map(([slot, notes]): Track => {
      const isDrum = slot === SLOTS.drums;
      return {
        name: '',
        program: isDrum ? 0 : programOfSlot(slot, piece.extraPrograms),
        isDrum,
        notes: cutOverlaps(notes),
        pedals: isDrum ? [] : pedals,
      };
    });
  return {
    title,
    ticksPerQuarter: UNITS_PER_BEAT,
    tracks,
    tempos: withStart(tempos, (ticks) => ({ ticks, tempoBpm: DEFAULT_TEMPO_BPM })),
    meters: withStart(meters, (ticks) => ({ ticks, numerator: 4, denominator: 4 })),
  };
}

/** Ends each note at the next onset of its pitch. */
function cutOverlaps(notes: readonly Note[]): Note[] {
  const nextOnset = new Map<number, number>();
  return notes
    .toReversed()
    .map((note) => {
      const limit = nextOnset.get(note.pitch) ?? Infinity;
      nextOnset.set(note.pitch, note.startTicks);
      const durationTicks = Math.min(note.durationTicks, limit - note.startTicks);
      return durationTicks === note.durationTicks ? note : { ...note, durationTicks };
    })
    .toReversed();
}

function withStart<Change extends { readonly ticks: number }>(
  changes: readonly Change[],
  atStart: (ticks: number) => Change,
): Change[] {
  if (changes[0]?.ticks === 0) return [...changes];
  return [atStart(0), ...changes];
}
