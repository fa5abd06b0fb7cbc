// What other programs find in the file: read back by spessasynth_core, which is not what wrote it.
import { BasicMIDI } from 'spessasynth_core';
import { expect, it } from 'vitest';
import type { Note, Score, Track } from '../music/score.ts';
import { spreadBends } from './bentChannels.ts';
import { parseMidi } from './parseMidi.ts';
import { serializeMidi } from './serializeMidi.ts';

const note = (startTicks: number, pitch: number, durationTicks = 480): Note => ({
  startTicks,
  durationTicks,
  pitch,
  velocity: 80,
});
const bent = ({ startTicks, pitch }: Note, semitones: readonly number[]) => ({
  startTicks,
  pitch,
  changes: semitones.map((value, i) => ({ ticks: startTicks + 60 * i, semitones: value })),
});

const low = note(0, 48, 1920);
const first = note(0, 60);
const second = note(240, 67);
const third = note(960, 72);
const straight: Track = {
  name: 'Voice',
  program: 53,
  isDrum: false,
  notes: [low, first, second, third],
  pedals: [],
};
const track: Track = {
  ...straight,
  bends: [bent(first, [0, 1 / 3, 1]), bent(second, [-2 / 3]), bent(third, [2, 0])],
};
const SCORE: Score = {
  title: 'Bent',
  ticksPerQuarter: 480,
  tracks: [track],
  tempos: [{ ticks: 0, tempoBpm: 100 }],
  meters: [{ ticks: 0, numerator: 3, denominator: 4 }],
};

/** Semitones that the channel of each note is bent by, at its start and after each change until it ends. */
function readBends(score: Score): Record<number, number[]> {
  const bytes = serializeMidi(score);
  const midi = BasicMIDI.fromArrayBuffer(bytes.buffer, 'bent.mid');
  const bends: Record<number, number[]> = {};
  for (const { events } of midi.tracks) {
    // Players begin with a range of two semitones.
    let [wheel, range] = [0, 2];
    const starts = new Map<number, number>();
    for (const { statusByte, ticks, data } of events) {
      const kind = statusByte & 0xf0;
      const [a, b] = [data[0] ?? 0, data[1] ?? 0];
      if (kind === 0xb0 && a === 6) range = b;
      if (kind === 0x90 && b > 0) {
        bends[a] = [wheel];
        starts.set(a, ticks);
      } else if (kind === 0x80 || kind === 0x90) starts.delete(a);
      if (kind !== 0xe0) continue;
      wheel = ((b * 128 + a - 8192) / 8192) * range;
      for (const [pitch, start] of starts)
        bends[pitch] = [...(ticks === start ? [] : bends[pitch]!), wheel];
    }
    expect(range).toBe(2);
  }
  return bends;
}

it('bends each note by itself, and none beside it', () => {
  const bends = readBends(SCORE);
  const expected = { 48: [0], 60: [0, 1 / 3, 1], 67: [-2 / 3], 72: [2, 0] };
  for (const [pitch, semitones] of Object.entries(expected)) {
    const found = bends[Number(pitch)]!;
    expect(found, pitch).toHaveLength(semitones.length);
    for (const [i, value] of semitones.entries()) expect(found[i]).toBeCloseTo(value, 2);
  }
});

it('gives the notes back as they were, whatever channels they took', () => {
  const { score } = parseMidi(serializeMidi(SCORE), 'bent.mid');
  const notes = score.tracks.flatMap((part) => part.notes);
  expect(notes.sort((a, b) => a.startTicks - b.startTicks || a.pitch - b.pitch)).toEqual(
    track.notes,
  );
  expect(new Set(score.tracks.map(({ program }) => program))).toEqual(new Set([53]));
});

it('uses as many channels as notes bend at once, and a silent one again', () => {
  const [parts] = spreadBends([track], [0]);
  expect(parts!.map(({ channel, track: { notes } }) => [channel, notes.length])).toEqual([
    [0, 1],
    [1, 2],
    [2, 1],
  ]);
});

it('lets notes stay straight where channels run out, and loses none', () => {
  const chord = Array.from({ length: 20 }, (_, i) => note(0, 40 + i));
  const full = { ...track, notes: chord, bends: chord.map((one) => bent(one, [0, 1])) };
  const [parts] = spreadBends([full], [0]);
  expect(parts!.map(({ channel }) => channel)).not.toContain(9);
  expect(parts!.map(({ track: { notes } }) => notes.length)).toEqual([
    6,
    ...Array<number>(14).fill(1),
  ]);
});

it('leaves tracks without bends as they are', () => {
  expect(spreadBends([straight], [3])).toEqual([[{ track: straight, channel: 3, bends: [] }]]);
});
