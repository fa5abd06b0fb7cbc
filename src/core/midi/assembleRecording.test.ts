import { expect, it } from 'vitest';
import { encodeScore } from '../encoding/encodeScore.ts';
import { countEvents } from '../encoding/encodedPiece.ts';
import { assembleRecording, type PlayedMessage } from './assembleRecording.ts';

const on = (seconds: number, pitch: number, velocity = 90, channel = 0): PlayedMessage => ({
  seconds,
  bytes: Uint8Array.of(0x90 + channel, pitch, velocity),
});
const off = (seconds: number, pitch: number, channel = 0): PlayedMessage => ({
  seconds,
  bytes: Uint8Array.of(0x80 + channel, pitch, 64),
});
const pedal = (seconds: number, value: number): PlayedMessage => ({
  seconds,
  bytes: Uint8Array.of(0xb0, 64, value),
});
/** A quarter is a second, a bar three. */
const waltz = { tempoBpm: 60, numerator: 3, denominator: 4 };
const record = (messages: readonly PlayedMessage[], endSeconds = 30) =>
  assembleRecording(messages, waltz, endSeconds, 'Recording 1');

it('puts what was played on the beats it was played on', () => {
  const score = record([
    on(0, 60),
    off(0.5, 60),
    on(1, 64, 50),
    on(1, 67),
    off(2, 64),
    on(2, 67, 0),
  ]);
  expect(score).toMatchObject({
    title: 'Recording 1',
    ticksPerQuarter: 480,
    tempos: [{ ticks: 0, tempoBpm: 60 }],
    meters: [{ ticks: 0, numerator: 3, denominator: 4 }],
  });
  expect(score.tracks).toHaveLength(1);
  expect(score.tracks[0]?.notes).toEqual([
    { startTicks: 0, durationTicks: 240, pitch: 60, velocity: 90 },
    { startTicks: 480, durationTicks: 480, pitch: 64, velocity: 50 },
    { startTicks: 480, durationTicks: 480, pitch: 67, velocity: 90 },
  ]);
});

it('moves a note that came a little early to the first beat and leaves out the warming up', () => {
  const score = record([on(-2, 50), off(-1.5, 50), on(-0.05, 60), off(0.9, 60)]);
  expect(score.tracks[0]?.notes).toEqual([
    { startTicks: 0, durationTicks: 432, pitch: 60, velocity: 90 },
  ]);
});

it('leaves out whole bars of waiting, and ends notes still held with the recording', () => {
  const score = record([on(7, 60)], 10);
  expect(score.tracks[0]?.notes).toEqual([
    { startTicks: 480, durationTicks: 1440, pitch: 60, velocity: 90 },
  ]);
});

it('keeps the pedal, also one that was down before the first beat', () => {
  const [track] = record([pedal(-1, 127), on(0, 60), off(1, 60), pedal(2.5, 0)]).tracks;
  expect(track?.pedals).toEqual([
    { ticks: 0, isDown: true },
    { ticks: 1200, isDown: false },
  ]);
});

it('takes channel 10 for drums', () => {
  const { tracks } = record([on(0, 36, 90, 9), off(0.1, 36, 9), on(0, 60), off(1, 60)]);
  expect(tracks.map(({ isDrum }) => isDrum)).toEqual([true, false]);
});

it('has no track when nothing was played', () => {
  expect(record([pedal(0, 127)]).tracks).toEqual([]);
});

it('can be encoded as the head of a take', () => {
  const { fields } = encodeScore(record([on(0, 60), off(1, 60), on(1, 62), off(2, 62)]));
  // Tempo, meter and two notes.
  expect(countEvents({ fields })).toBe(4);
});
