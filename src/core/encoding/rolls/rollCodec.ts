// Piano roll ↔ events, a bijection: the likelihood of the events is the likelihood of the roll, whatever the
// coding, and so comparable with models of frames (Boulanger-Lewandowski, Bengio & Vincent 2012).
import { drawTransposition } from '../../dataset/augment.ts';
import type { Reading } from '../../dataset/reading.ts';
import { FIELD_COUNT } from '../encodedPiece.ts';
import {
  DURATION_ESCAPE,
  escaping,
  FAR,
  KEYS_END,
  LOWEST_KEY,
  ROLL_END,
  TIME_ESCAPE,
} from './rollClasses.ts';
import { isRollFieldUsed, RollCursor, type RollCoding } from './rollCursor.ts';

/** Per frame the MIDI pitches that sound, ascending, 21..108. */
export type Roll = readonly (readonly number[])[];

export interface EncodedRoll {
  readonly coding: RollCoding;
  /** [notes, 6] classes, without END; see rollClasses.ts. */
  readonly fields: Uint8Array;
  /** [6] classes of END. */
  readonly end: Uint8Array;
  /** Of the escapes in order, END's last; each costs ESCAPE_NATS. */
  readonly remainders: readonly number[];
  /** Length of the roll. */
  readonly frames: number;
}

interface RollNote {
  readonly onset: number;
  readonly pitch: number;
  frames: number;
}

/** @throws RangeError for pitches out of order or off the keyboard, and for distances beyond 1086 frames. */
export function encodeRoll(roll: Roll, coding: RollCoding): EncodedRoll {
  const notes = coding === 'runs' ? findRuns(roll) : findCells(roll);
  const remainders: number[] = [];
  const fields = new Uint8Array(notes.length * FIELD_COUNT);
  let onset = 0;
  let soundsUntil = 0;
  notes.forEach((note, index) => {
    const distance = note.onset - onset;
    const isNear = distance < FAR;
    const row = [
      isNear ? distance : FAR,
      isNear ? 0 : escaping(distance - FAR, TIME_ESCAPE, remainders),
      0,
      note.pitch,
      coding === 'runs' ? escaping(note.frames - 1, DURATION_ESCAPE, remainders) : 0,
      0,
    ];
    fields.set(row, index * FIELD_COUNT);
    onset = note.onset;
    soundsUntil = Math.max(soundsUntil, onset + note.frames);
  });
  const silence = escaping(roll.length - soundsUntil, TIME_ESCAPE, remainders);
  const end = Uint8Array.of(ROLL_END, silence, 0, 0, 0, 0);
  return { coding, fields, end, remainders, frames: roll.length };
}

/** The roll from classes and remainders alone. */
export function decodeRoll({ coding, fields, end, remainders }: EncodedRoll): Roll {
  const cursor = new RollCursor(coding, remainders);
  const notes: RollNote[] = [];
  for (let offset = 0; offset < fields.length; offset += FIELD_COUNT) {
    const frames = cursor.framesOf(fields, offset);
    cursor.push(fields, offset);
    notes.push({ onset: cursor.onset, pitch: fields[offset + 3]!, frames });
  }
  const roll = Array.from({ length: cursor.framesAtEnd(end[1]!) }, (): number[] => []);
  for (const { onset, pitch, frames } of notes)
    for (let frame = onset; frame < onset + frames; frame++) roll[frame]!.push(pitch);
  for (const frame of roll) frame.sort((a, b) => a - b);
  return roll;
}

/** For the batcher. */
export const ROLLS: Reading<EncodedRoll, RollCursor> = {
  open: ({ coding, fields, end, remainders }) => ({
    fields,
    end,
    cursor: new RollCursor(coding, remainders),
    isUsed: (field, event) => isRollFieldUsed(coding, field, event),
  }),
  vary: (excerpt, random) => {
    const { fields } = excerpt.piece;
    const pitches = fields.filter((_, at) => at % FIELD_COUNT === 3);
    const range = [
      pitches.reduce((a, b) => Math.min(a, b), KEYS_END - 1),
      pitches.reduce((a, b) => Math.max(a, b), LOWEST_KEY),
    ] as const;
    const semitones = drawTransposition(range, [LOWEST_KEY, KEYS_END - 1], random);
    return { ...excerpt, piece: transposeRoll(excerpt.piece, semitones) };
  },
  isNote: (event) => event[0] !== ROLL_END,
};

/** All pitches higher by `semitones`. */
export function transposeRoll(piece: EncodedRoll, semitones: number): EncodedRoll {
  const fields = piece.fields.map((value, at) =>
    at % FIELD_COUNT === 3 ? value + semitones : value,
  );
  return { ...piece, fields };
}

function findCells(roll: Roll): RollNote[] {
  return roll.flatMap((frame, onset) => {
    check(frame);
    return frame.map((pitch) => ({ onset, pitch, frames: 1 }));
  });
}

function findRuns(roll: Roll): RollNote[] {
  const notes: RollNote[] = [];
  let sounding = new Map<number, RollNote>();
  roll.forEach((frame, onset) => {
    check(frame);
    const next = new Map<number, RollNote>();
    for (const pitch of frame) {
      const note = sounding.get(pitch) ?? { onset, pitch, frames: 0 };
      if (note.frames++ === 0) notes.push(note);
      next.set(pitch, note);
    }
    sounding = next;
  });
  return notes;
}

function check(frame: readonly number[]): void {
  frame.forEach((pitch, i) => {
    if (pitch < LOWEST_KEY || pitch >= KEYS_END || pitch <= (frame[i - 1] ?? 0))
      throw new RangeError(`${frame.join(' ')}: not ascending keys from ${LOWEST_KEY} on`);
  });
}
