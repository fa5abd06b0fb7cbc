// MIDI files made to fill the memory or to keep the reader busy: each is read within bounds or refused in words.
import { expect, it } from 'vitest';
import { encodeScore } from '../encoding/encodeScore.ts';
import { toAppError } from '../errors.ts';
import { countNotes } from '../music/score.ts';
import { assertSoundScore } from '../../testing/assertSoundScore.ts';
import {
  ascii,
  event,
  headerChunk,
  meta,
  midiFile,
  noteOff,
  noteOn,
  tempo,
  trackChunk,
  variableLength,
} from '../../testing/midiBytes.ts';
import { parseMidi, type ParsedMidi } from './parseMidi.ts';

const MEBIBYTE = 2 ** 20;
const SIZE = 50 * MEBIBYTE;
const aNote = [noteOn(0, 60), noteOff(96, 60)];

/** `head`, then `unit` again and again up to `length` bytes in all. */
function filled(head: readonly number[], unit: readonly number[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(head);
  bytes.set(unit, head.length);
  for (let end = head.length + unit.length; end < length; end += end - head.length)
    bytes.copyWithin(end, head.length, Math.min(end, head.length + (length - end)));
  return bytes;
}

/** The beginning of a file whose one track goes on to byte `length`. */
function trackUpTo(length: number, ...events: readonly (readonly number[])[]): number[] {
  const header = headerChunk();
  return [...header, ...trackChunk(events, length - header.length - 8)];
}

/** What became of a file: its notes, taken as far as the model's events, or why it was refused. */
function outcome(bytes: Uint8Array): string {
  let parsed: ParsedMidi;
  try {
    parsed = parseMidi(bytes, 'hostile.mid');
  } catch (thrown) {
    return toAppError(thrown).code;
  }
  assertSoundScore(parsed.score);
  encodeScore(parsed.score);
  return `${countNotes(parsed.score)} notes`;
}

it.each<[string, string, () => Uint8Array]>([
  [
    'notes of one track',
    'file/too-large',
    () => filled(trackUpTo(SIZE, noteOn(0, 60)), [0, 64, 64], SIZE),
  ],
  [
    'notes of many tracks',
    'file/too-large',
    () =>
      filled(
        headerChunk(),
        trackChunk([noteOn(0, 60), ...Array.from({ length: 99_999 }, () => [0, 64, 64])]),
        SIZE,
      ),
  ],
  [
    'changes of instrument',
    'file/too-large',
    () => filled(trackUpTo(SIZE, ...aNote, event(0, 0xc0, 1)), [0, 5], SIZE),
  ],
  [
    'pedal',
    'file/too-large',
    () => filled(trackUpTo(SIZE, ...aNote, event(0, 0xb0, 64, 0)), [0, 64, 127, 0, 64, 0], SIZE),
  ],
  ['tempos', 'file/too-large', () => filled(trackUpTo(SIZE, ...aNote), tempo(0, 500_000), SIZE)],
  ['texts', '1 notes', () => filled(trackUpTo(SIZE, ...aNote), meta(0, 1, ascii('la')), SIZE)],
  [
    'names that say nothing',
    '1 notes',
    () => filled(trackUpTo(SIZE, ...aNote), meta(0, 3, ascii('    ')), SIZE),
  ],
  ['data without status', 'midi/truncated', () => filled(trackUpTo(SIZE), [0], SIZE)],
  ['empty tracks', 'midi/no-notes', () => filled(headerChunk(), trackChunk([]), SIZE)],
  ['names of tracks', 'midi/truncated', () => filled(headerChunk(), ascii('MTrk'), SIZE)],
  ['almost names of tracks', 'midi/damaged', () => filled(headerChunk(), ascii('M'), SIZE)],
  [
    'unknown chunks',
    'midi/damaged',
    () => filled(headerChunk(), [...ascii('XFIH'), 0, 0, 0, 0], SIZE),
  ],
  [
    'empty RIFF chunks',
    'midi/not-midi',
    () =>
      filled(
        [...ascii('RIFF'), 0, 0, 0, 0, ...ascii('RMID')],
        [...ascii('junk'), 0, 0, 0, 0],
        SIZE,
      ),
  ],
])('50 MB of %s: %s', { timeout: 120_000 }, (_, expected, make) => {
  expect(outcome(make())).toBe(expected);
});

it('reads the beginning of a name of 20 MB', { timeout: 60_000 }, () => {
  const length = 20 * MEBIBYTE;
  const name = [0, 0xff, 0x03, ...variableLength(length)];
  const head = trackUpTo(14 + 8 + name.length + length + 8, name);
  const bytes = filled(head, [0xc3, 0xa9], head.length + length + 8);
  bytes.set(aNote.flat(), bytes.length - 8);
  const { score } = parseMidi(bytes, 'long.mid');
  expect(countNotes(score)).toBe(1);
  expect(score.tracks[0]!.name).toMatch(/^é{100,1000}$/);
});

it('refuses 65,535 tracks that all play', { timeout: 60_000 }, () => {
  const track = trackChunk(aNote);
  const bytes = filled(headerChunk({ trackCount: 65_535 }), track, 14 + 65_535 * track.length);
  expect(outcome(bytes)).toBe('file/too-large');
});

it('refuses a pedal that hundreds of parts would share', { timeout: 60_000 }, () => {
  const pedal = Array.from({ length: 100_000 }, (_, i) =>
    event(1, 0xb0, 64, i % 2 === 0 ? 127 : 0),
  );
  const parts = Array.from({ length: 127 }, (_, i) => [event(0, 0xc0, i), ...aNote]).flat();
  expect(outcome(midiFile([pedal, parts, parts, parts, parts]))).toBe('file/too-large');
});

it.each<[string, string, Uint8Array]>([
  ['a tempo of 0', '1 notes', midiFile([[tempo(0, 0), ...aNote]])],
  ['a note of ten hours', '1 notes', midiFile([[noteOn(0, 60), noteOff(6_912_000, 60)]])],
  ['a division of 0', 'midi/damaged', midiFile([aNote], { division: 0 })],
  [
    'a delta time of 2^28 - 1 again and again',
    '1 notes',
    midiFile([[...aNote, noteOn(2 ** 28 - 1, 60), ...aNote]]),
  ],
  [
    'a system exclusive message without an end',
    '1 notes',
    midiFile([[...aNote, [0, 0xf0, 0xff, 0xff, 0xff, 0x7f, 1, 2, 3]]]),
  ],
  [
    'running status without a status',
    'midi/truncated',
    Uint8Array.from([...headerChunk(), ...trackChunk([[0, 60, 64, 96, 60, 0]])]),
  ],
])('reads or refuses %s: %s', (_, expected, bytes) => {
  expect(outcome(bytes)).toBe(expected);
});
