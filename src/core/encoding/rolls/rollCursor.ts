// Where a piano roll stands after some of its events. Its side input tells what an event leaves unsaid: the
// keys that sound, when the next of them ends, and the place in the bar of sixteen frames.
import type { EventCursor } from '../../dataset/reading.ts';
import { FIELD_CLASSES } from '../vocabulary.ts';
import { SIDE_SIZE } from '../pieceCursor.ts';
import {
  DURATION_ESCAPE,
  FAR,
  KEYS_END,
  LOWEST_KEY,
  ROLL_END,
  TIME_ESCAPE,
} from './rollClasses.ts';

/**
 * `runs`: a note is a maximal run of a key in consecutive frames. `frames`: a note is one key in one frame.
 * Either way notes stand in the order of onset, then pitch, so that a roll is written in one way only.
 */
export type RollCoding = 'runs' | 'frames';

const PHASES = 16;
/** Bits [16, 37): frames until the next key ends, 0 when none sounds. */
const NEXT_END_OFFSET = PHASES;
const LONGEST_WAIT = 20;
/** Bits [37, 125): keys. */
const KEY_OFFSET = 16;
/** Bits [125, 137): pitch classes that have just ended. */
const ENDED_OFFSET = KEY_OFFSET + KEYS_END;
/** Bits [137, 144): how many keys sound. */
const COUNT_OFFSET = ENDED_OFFSET + 12;
const MOST_COUNTED = SIDE_SIZE - COUNT_OFFSET - 1;

export class RollCursor implements EventCursor {
  /** Frame of the last note; 0 before the first. */
  onset = 0;
  readonly #coding: RollCoding;
  readonly #remainders: readonly number[];
  #taken = 0;
  #lastPitch = -1;
  /** Frame after the last one each key has sounded in; −1 when it has not. */
  readonly #ends = new Int32Array(KEYS_END).fill(-1);

  /** @param remainders of the escapes, in the order of the events. */
  constructor(coding: RollCoding, remainders: readonly number[]) {
    this.#coding = coding;
    this.#remainders = remainders;
  }

  onsetAfter(beats: number, subdivision: number): number {
    if (beats < FAR) return this.onset + beats;
    return this.onset + FAR + this.#value(subdivision, TIME_ESCAPE, this.#taken);
  }

  /** Frames of the roll, once all notes are taken. @param subdivision of END */
  framesAtEnd(subdivision: number): number {
    return Math.max(0, ...this.#ends) + this.#value(subdivision, TIME_ESCAPE, this.#taken);
  }

  /** Length of the note at `fields[offset …]`, if it comes next, in frames. */
  framesOf(fields: Uint8Array, offset: number): number {
    if (this.#coding === 'frames') return 1;
    const before = isTimeEscape(fields, offset) ? 1 : 0;
    return 1 + this.#value(fields[offset + 4]!, DURATION_ESCAPE, this.#taken + before);
  }

  push(fields: Uint8Array, offset: number): void {
    const pitch = fields[offset + 3]!;
    const frames = this.framesOf(fields, offset);
    this.onset = this.onsetAfter(fields[offset]!, fields[offset + 1]!);
    this.#ends[pitch] = this.onset + frames;
    this.#lastPitch = pitch;
    if (isTimeEscape(fields, offset)) this.#taken++;
    if (fields[offset + 4] === DURATION_ESCAPE) this.#taken++;
  }

  writeLegal(field: number, event: Uint8Array, out: { low: number; high: number }): void {
    out.low = 0;
    out.high = FIELD_CLASSES[field]!;
    if (field === 0 && this.#lastPitch === KEYS_END - 1) out.low = 1;
    if (field === 3) {
      out.low = event[0] === 0 ? Math.max(LOWEST_KEY, this.#lastPitch + 1) : LOWEST_KEY;
      out.high = KEYS_END;
    }
    if (field === 4) out.high = DURATION_ESCAPE + 1;
  }

  /** Keys that cannot start a note at the onset of `event`, as their last one would then have gone on. */
  barredKeys(event: Uint8Array): number[] {
    if (this.#coding === 'frames') return [];
    const onset = this.onsetAfter(event[0]!, event[1]!);
    return [...this.#ends.keys()].filter((pitch) => this.#ends[pitch]! >= onset);
  }

  writeSide(onset: number, out: Uint8Array | Float32Array, offset: number): void {
    out.fill(0, offset, offset + SIDE_SIZE);
    out[offset + (onset % PHASES)] = 1;
    if (this.#coding === 'runs') this.#writeSounding(onset, out, offset);
    else this.#writeNeighbours(onset, out, offset);
  }

  #writeSounding(onset: number, out: Uint8Array | Float32Array, offset: number): void {
    let nextEnd = Infinity;
    let count = 0;
    for (let pitch = LOWEST_KEY; pitch < KEYS_END; pitch++) {
      const end = this.#ends[pitch]!;
      if (end > onset) {
        out[offset + KEY_OFFSET + pitch] = 1;
        nextEnd = Math.min(nextEnd, end);
        count++;
      } else if (end === onset) out[offset + ENDED_OFFSET + (pitch % 12)] = 1;
    }
    const wait = count === 0 ? 0 : Math.min(LONGEST_WAIT, nextEnd - onset);
    out[offset + NEXT_END_OFFSET + wait] = 1;
    out[offset + COUNT_OFFSET + Math.min(MOST_COUNTED, count)] = 1;
  }

  /** As in a raster scan: up to the last pitch the frame being written, above it the one before. */
  #writeNeighbours(onset: number, out: Uint8Array | Float32Array, offset: number): void {
    const writtenUpTo = onset === this.onset ? this.#lastPitch : -1;
    for (let pitch = LOWEST_KEY; pitch < KEYS_END; pitch++)
      if (this.#ends[pitch] === (pitch <= writtenUpTo ? onset + 1 : onset))
        out[offset + KEY_OFFSET + pitch] = 1;
  }

  #value(index: number, escape: number, remainder: number): number {
    return index === escape ? escape + this.#remainders[remainder]! : index;
  }
}

/** Whether `field` of an event carries information in this coding. */
export function isRollFieldUsed(coding: RollCoding, field: number, event: Uint8Array): boolean {
  const isEnd = event[0] === ROLL_END;
  if (field === 0) return true;
  if (field === 1) return event[0]! >= FAR;
  if (field === 3) return !isEnd;
  return field === 4 && coding === 'runs' && !isEnd;
}

function isTimeEscape(fields: Uint8Array, offset: number): boolean {
  return fields[offset] === FAR && fields[offset + 1] === TIME_ESCAPE;
}
