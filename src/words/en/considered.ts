// What a model decides of a note, and what it might have decided, in words.
import { programOfSlot } from '../../core/encoding/decodeEvents.ts';
import {
  DRUM_PITCHES,
  SLOTS,
  UNITS_PER_BEAT,
  velocityOfClass,
} from '../../core/encoding/vocabulary.ts';
import { PIECE_ENDS, type Decision, type Surprise } from '../../core/model/considered.ts';
import { programName } from '../../core/music/instrumentNames.ts';
import { pitchName } from '../../core/music/pitchNames.ts';

export const DECISION_NAMES: Readonly<Record<Decision, string>> = {
  time: 'When',
  slot: 'Who plays',
  pitch: 'Which note',
  duration: 'How long',
  velocity: 'How loud',
};

/** @param units of 1/48 beat. @returns "1 beat", "1/4 beat", "2 1/3 beats" */
export function wordBeats(units: number): string {
  const [whole, rest] = [Math.floor(units / UNITS_PER_BEAT), units % UNITS_PER_BEAT];
  const divisor = greatestDivisor(rest, UNITS_PER_BEAT);
  const fraction = rest === 0 ? '' : `${rest / divisor}/${UNITS_PER_BEAT / divisor}`;
  const figure = [whole > 0 || rest === 0 ? String(whole) : '', fraction].filter(Boolean).join(' ');
  return `${figure} ${units > UNITS_PER_BEAT || units === 0 ? 'beats' : 'beat'}`;
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/** @param pitch class of the field */
export function wordPitch(pitch: number): string {
  return pitch < DRUM_PITCHES ? pitchName(pitch) : `drum ${pitch - DRUM_PITCHES}`;
}

/** @param value as in `Option`. @param extraPrograms of the model */
export function wordOption(
  decision: Decision,
  value: number,
  extraPrograms: readonly number[],
): string {
  switch (decision) {
    case 'time':
      if (value === PIECE_ENDS) return 'the piece ends';
      return value === 0 ? 'with the note before' : `${wordBeats(value)} later`;
    case 'slot':
      return wordSlot(value, extraPrograms);
    case 'pitch':
      return wordPitch(value);
    case 'duration':
      return wordBeats(value);
    case 'velocity':
      return `${velocityOfClass(value)} of 127`;
  }
}

function wordSlot(slot: number, extraPrograms: readonly number[]): string {
  if (slot === SLOTS.meter) return 'a meter change';
  if (slot === SLOTS.tempo) return 'a tempo change';
  if (slot === SLOTS.pedal) return 'the pedal';
  if (slot === SLOTS.drums) return 'Drums';
  const name = programName(programOfSlot(slot, extraPrograms));
  return slot >= SLOTS.extras ? `${name} (another part)` : name;
}

/** What the strip shows. */
export function wordSurprise({ nats, pitches }: Surprise): string {
  const mean = nats.reduce((sum, one) => sum + one, 0) / nats.length;
  const most = nats.indexOf(Math.max(...nats));
  return `How unexpected each note was to the model, in nats: ${mean.toFixed(2)} on average, most for ${wordPitch(pitches[most]!)} (${nats[most]!.toFixed(2)}). Select a note to see what else it considered there.`;
}
