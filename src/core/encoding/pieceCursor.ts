// Where a piece stands after some of its events: the clock, the notes still sounding, the bar. From
// it follow the side inputs of the network and the legal classes of the next event. Training,
// validation and sampling all walk pieces with this one cursor, so they cannot disagree.
import { FIELD_COUNT } from './encodedPiece.ts';
import {
  DRUM_PITCHES,
  END_BEATS,
  FIELD_CLASSES,
  hasDuration,
  isControlSlot,
  LONGEST_REST_BEATS,
  SLOTS,
  UNITS_PER_BEAT,
  VOCABULARY,
} from './vocabulary.ts';

/** Multi-hot side input: 12 positions in the beat, 4 beats in the bar, 128 sounding pitches. */
export const SIDE_SIZE = 144;
const BEAT_OFFSET = 12;
/** Where the sounding pitches begin in it. */
export const SOUNDING_OFFSET = 16;
const BEAT_POSITIONS = 12;
const BAR_BEATS = 4;

const PITCHES = 128;
const COMMON_BAR = 4 * UNITS_PER_BEAT;

export class PieceCursor {
  /** Onset of the last event, in units of 1/48 beat; 0 before the first. */
  onset = 0;
  #barLength = COMMON_BAR;
  #barOrigin = 0;
  /** Bars before the last change of meter. */
  #barsBefore = 0;
  #lastSlot = -1;
  #lastPitch = -1;
  /** End of the last note of each melodic pitch. */
  readonly #ends = new Int32Array(PITCHES);
  readonly #isBeatAligned: boolean;

  /** @param isBeatAligned whether phase is told at all; see EncodedPiece. */
  constructor(isBeatAligned: boolean) {
    this.#isBeatAligned = isBeatAligned;
  }

  /** The onset an event with these time classes would have. */
  onsetAfter(beats: number, subdivision: number): number {
    return this.onset + beats * UNITS_PER_BEAT + subdivision;
  }

  /** Of the bars from here on, in units. */
  get barLength(): number {
    return this.#barLength;
  }

  /** Units since the bar line at or before `onset`, by the meter in force. */
  positionInBar(onset: number): number {
    return (onset - this.#barOrigin) % this.#barLength;
  }

  /** Index of the bar `onset` lies in, from 0; a change of meter begins a bar. */
  barAt(onset: number): number {
    return this.#barsBefore + Math.floor((onset - this.#barOrigin) / this.#barLength);
  }

  /**
   * Writes the side input as it is at `onset` (not before the last event): `out` at
   * [offset, offset + 144) becomes 0 and 1.
   */
  writeSide(onset: number, out: Uint8Array | Float32Array, offset: number): void {
    out.fill(0, offset, offset + SIDE_SIZE);
    if (this.#isBeatAligned) {
      const position = this.positionInBar(onset);
      out[offset + Math.floor(((position % UNITS_PER_BEAT) * BEAT_POSITIONS) / UNITS_PER_BEAT)] = 1;
      out[offset + BEAT_OFFSET + (Math.floor(position / UNITS_PER_BEAT) % BAR_BEATS)] = 1;
    }
    const sounding = offset + SOUNDING_OFFSET;
    for (let pitch = 0; pitch < PITCHES; pitch++)
      if (this.#ends[pitch]! > onset) out[sounding + pitch] = 1;
  }

  /**
   * Writes the legal classes of `field` as [low, high) given the earlier fields of the same event,
   * which stand in `event`. Illegal are events out of canonical order and pitches their slot lacks.
   */
  writeLegal(field: number, event: Uint8Array, out: { low: number; high: number }): void {
    out.low = 0;
    out.high = FIELD_CLASSES[field]!;
    const isSimultaneous = event[0] === 0 && event[1] === 0;
    switch (field) {
      case 1:
        if (event[0]! >= LONGEST_REST_BEATS) out.high = 1;
        else if (event[0] === 0 && this.lowestSlotHere >= FIELD_CLASSES[2]!) out.low = 1;
        break;
      case 2:
        if (isSimultaneous) out.low = this.lowestSlotHere;
        break;
      case 3: {
        const slot = event[2]!;
        [out.low, out.high] = pitchRange(slot);
        if (isSimultaneous && slot === this.#lastSlot)
          out.low = Math.max(out.low, this.#lastPitch + 1);
      }
    }
  }

  /** Lowest slot another event at the same onset may have; past the last slot when there is no room. */
  get lowestSlotHere(): number {
    if (this.#lastSlot < 0) return 0;
    const isFull = this.#lastPitch + 1 >= pitchRange(this.#lastSlot)[1];
    return isControlSlot(this.#lastSlot) || isFull ? this.#lastSlot + 1 : this.#lastSlot;
  }

  /** Takes the event at `fields[offset …]` as the next one. END is not an event. */
  push(fields: Uint8Array, offset = 0): void {
    const slot = fields[offset + 2]!;
    const pitch = fields[offset + 3]!;
    this.onset = this.onsetAfter(fields[offset]!, fields[offset + 1]!);
    this.#lastSlot = slot;
    this.#lastPitch = pitch;
    if (slot === SLOTS.meter) {
      const [numerator, denominator] = VOCABULARY.meters[pitch]!;
      this.#barsBefore += Math.ceil((this.onset - this.#barOrigin) / this.#barLength);
      this.#barLength = (COMMON_BAR * numerator) / denominator;
      this.#barOrigin = this.onset;
    } else if (hasDuration(slot)) {
      const end = this.onset + VOCABULARY.durationUnits[fields[offset + 4]!]!;
      this.#ends[pitch] = Math.max(this.#ends[pitch]!, end);
    }
  }
}

/** Pitch classes a slot can have, [low, high). */
export function pitchRange(slot: number): [number, number] {
  if (slot === SLOTS.meter) return [0, VOCABULARY.meters.length];
  if (slot === SLOTS.tempo) return [0, VOCABULARY.tempo.classes];
  if (slot === SLOTS.pedal) return [0, 2];
  if (slot === SLOTS.drums) return [DRUM_PITCHES, FIELD_CLASSES[3]!];
  return [0, DRUM_PITCHES];
}

/** Whether `field` of an event carries information, given its earlier fields; else its class is 0 and costs nothing. */
export function isFieldUsed(field: number, event: Uint8Array, offset = 0): boolean {
  if (field > 0 && event[offset] === END_BEATS) return false;
  if (field === 4) return hasDuration(event[offset + 2]!);
  if (field === 5) return !isControlSlot(event[offset + 2]!);
  return true;
}

/**
 * The first event that breaks the canonical order or names an impossible class, or −1. A file from a
 * stranger is checked with it.
 */
export function findIllegalEvent(fields: Uint8Array): number {
  const cursor = new PieceCursor(false);
  const legal = { low: 0, high: 0 };
  for (let offset = 0; offset < fields.length; offset += FIELD_COUNT) {
    const event = fields.subarray(offset, offset + FIELD_COUNT);
    if (event[0]! >= END_BEATS) return offset / FIELD_COUNT;
    for (let field = 0; field < FIELD_COUNT; field++) {
      cursor.writeLegal(field, event, legal);
      if (event[field]! < legal.low || event[field]! >= legal.high) return offset / FIELD_COUNT;
    }
    cursor.push(fields, offset);
  }
  return -1;
}
