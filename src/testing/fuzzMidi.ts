// Damaged MIDI files: the built-in pieces and small files of every form, read, checked, and taken all the way that
// music takes: events and back, and a file again.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { decodeEvents } from '../core/encoding/decodeEvents.ts';
import { encodeScore } from '../core/encoding/encodeScore.ts';
import { parseMidi } from '../core/midi/parseMidi.ts';
import { serializeMidi } from '../core/midi/serializeMidi.ts';
import { countNotes, type Score } from '../core/music/score.ts';
import { assertSoundScore } from './assertSoundScore.ts';
import type { FuzzTarget } from './fuzz.ts';
import {
  ascii,
  event,
  meta,
  meter,
  midiFile,
  noteOff,
  noteOn,
  tempo,
  trackName,
} from './midiBytes.ts';
import { mutateBytes, pick, tokensOf } from './mutateBytes.ts';

const CORPUS = new URL('../../public/corpus/', import.meta.url);
/** Writing takes time with the square of the notes. */
const MOST_NOTES_WRITTEN = 400;
/** The others are small. */
const SHARE_OF_WHOLE_PIECES = 0.05;

const phrase = [
  trackName('Flöte'),
  tempo(0, 500_000),
  meter(0, 3, 2),
  event(0, 0xc0, 73),
  event(0, 0xb0, 64, 127),
  noteOn(0, 60),
  noteOn(20, 64),
  event(76, 60, 0),
  noteOff(0, 64),
  event(0, 0xf0, 3, 1, 2, 0xf7),
  event(1, 0xb0, 64, 0),
  meta(0, 0x01, ascii('text')),
  noteOn(10, 67),
  event(5, 0xe0, 0, 64),
  noteOff(40, 67),
];
const drums = [noteOn(0, 36, 90, 9), noteOff(48, 36, 9), noteOn(0, 38, 90, 9), noteOff(48, 38, 9)];
const bass = [event(0, 0xc1, 33), noteOn(0, 36, 80, 1), noteOff(96, 36, 1)];

const pieces = readdirSync(CORPUS)
  .filter((name) => name.endsWith('.mid'))
  .map((name) => Uint8Array.from(readFileSync(new URL(name, CORPUS))));

const small = [
  midiFile([[...phrase, ...drums, ...bass]], { format: 0 }),
  midiFile([phrase, bass, drums], { format: 1 }),
  midiFile([phrase, bass], { format: 2 }),
  midiFile([phrase, bass], { format: 1, division: 0xe728 }),
  riff(midiFile([phrase, drums])),
  ...pieces.map(beginning),
];

const tokens = tokensOf(
  ...['MThd', 'MTrk', 'RIFF', 'RMID', 'data'],
  [0xff, 0x2f, 0x00],
  [0xff, 0x51, 3, 0, 0, 0],
  [0xff, 0x51, 3, 0xff, 0xff, 0xff],
  [0xff, 0x58, 4, 0, 255, 24, 8],
  [0xff, 0x03, 0xff, 0xff, 0xff, 0x7f],
  [0xff, 0x01, 0x87, 0x68],
  [0xff, 0xff, 0xff, 0x7f],
  [0xff, 0xff, 0xff, 0xff, 0x7f],
  [0xf0, 0x7f],
  [0xf7, 0xff, 0xff, 0xff, 0x7f],
  [0xc0, 0x7f],
  [0xb0, 64, 127],
  [0x00, 0x90, 60, 64],
  [0x00, 0x80, 60, 0],
  [0x00, 0x99, 36, 64],
  [0xf8, 0xfe, 0xf4],
);

export const midiTarget: FuzzTarget = {
  name: 'midi',
  attempt(random) {
    const seed = pick(random.next() < SHARE_OF_WHOLE_PIECES ? pieces : small, random);
    followMusic(mutateBytes(seed, random, { tokens, others: small }));
  },
};

/** The way of a file through the app. @throws AppError where it is refused */
export function followMusic(bytes: Uint8Array): void {
  const { score } = parseMidi(bytes, 'damaged.mid');
  assertSoundScore(score);
  const heard = decodeEvents(encodeScore(score), score.title);
  assertSoundScore(heard);
  if (countNotes(heard) > MOST_NOTES_WRITTEN) return;
  const written = parseMidi(serializeMidi(heard), 'written.mid');
  assertSoundScore(written.score);
  assert.deepEqual(written.remarks, [], 'what we write needs no repair');
  assert.deepEqual(notesOf(written.score), notesOf(heard), 'what we write has all notes');
}

/** In an order that does not depend on tracks. */
function notesOf(score: Score): string[] {
  return score.tracks
    .flatMap(({ notes }) => notes)
    .map((note) => [note.startTicks, note.durationTicks, note.pitch, note.velocity].join())
    .sort();
}

/** The first notes of a piece as a file of its own. */
function beginning(bytes: Uint8Array): Uint8Array {
  const { score } = parseMidi(bytes, 'piece.mid');
  const tracks = score.tracks.map((track) => ({ ...track, notes: track.notes.slice(0, 40) }));
  return serializeMidi({ ...score, tracks });
}

function riff(file: Uint8Array): Uint8Array {
  const length = (value: number): number[] => [value & 0xff, value >> 8, 0, 0];
  return Uint8Array.from([
    ...ascii('RIFF'),
    ...length(file.length + 12),
    ...ascii('RMIDdata'),
    ...length(file.length),
    ...file,
  ]);
}
