import { expect, it } from 'vitest';
import type { Pcm } from './pcm.ts';
import { framesOf, renderVoices, type Voice, type VoiceScore } from './renderVoices.ts';

const RATE = 8000;
const sine = (frames: number, period: number, phase = 0): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: frames }, (_, i) => Math.sin((2 * Math.PI * i) / period + phase));

const plain: Voice = {
  track: 0,
  sound: 0,
  startSeconds: 0,
  endSeconds: 1,
  speed: 1,
  gain: 1,
  fade: null,
};
const scoreOf = (
  voices: readonly Partial<Voice>[],
  change: Partial<VoiceScore> = {},
): VoiceScore => ({
  sampleRate: RATE,
  sounds: [{ channels: [sine(8000, 100)], loop: null }],
  voices: voices.map((voice) => ({ ...plain, ...voice })),
  strips: [{ gain: 1, pan: 0 }],
  ...change,
});
const whole = (score: VoiceScore): Pcm => [...renderVoices(score, null, framesOf(score))][0]!;

it('plays a sound as it is, from both sides', () => {
  const { channels } = whole(scoreOf([{ gain: 0.5, startSeconds: 0.25, endSeconds: 1.25 }]));
  for (const channel of channels) {
    expect(channel.slice(0, 2000).every((value) => value === 0)).toBe(true);
    expect(channel.slice(2000)).toEqual(sine(8000, 100).map((value) => value / 2));
  }
});

it('plays it faster for a higher note, between the frames as on them', () => {
  const [left] = whole(scoreOf([{ speed: 1.26, startSeconds: 0.00007, endSeconds: 0.7 }])).channels;
  for (let i = 2; i < 5000; i++) {
    const at = (i - 0.00007 * RATE) * 1.26;
    expect(left![i]).toBeCloseTo(Math.sin((2 * Math.PI * at) / 100), 3);
  }
});

it('goes round a loop for ever', () => {
  const sounds = [{ channels: [sine(900, 100)], loop: { start: 300, end: 900 } }];
  const [left] = whole(scoreOf([{ endSeconds: 2, speed: 0.77 }], { sounds })).channels;
  for (let i = 2; i < 2 * RATE; i++)
    expect(left![i]).toBeCloseTo(Math.sin((2 * Math.PI * i * 0.77) / 100), 3);
});

it('ends with the sound where there is no loop', () => {
  const sounds = [{ channels: [sine(900, 90)], loop: null }];
  const [left] = whole(scoreOf([{}], { sounds })).channels;
  expect(left!.slice(900).every((value) => value === 0)).toBe(true);
});

it('falls to 1/e in every constant once it is let go', () => {
  const sounds = [{ channels: [new Float32Array(8000).fill(1)], loop: null }];
  const fade = { atSeconds: 0.5, constantSeconds: 0.1 };
  const [left] = whole(scoreOf([{ fade }], { sounds })).channels;
  expect(left![3999]).toBe(1);
  expect(left![4800]).toBeCloseTo(Math.exp(-1), 3);
  expect(left![5600]).toBeCloseTo(Math.exp(-2), 3);
});

it.each([
  [-1, [1.5, 0]],
  [1, [0, 1.5]],
  [0, [1, 0.5]],
])('puts a stereo sound at %d', (pan, expected) => {
  const constant = (value: number) => new Float32Array(8000).fill(value);
  const sounds = [{ channels: [constant(1), constant(0.5)], loop: null }];
  const { channels } = whole(scoreOf([{}], { sounds, strips: [{ gain: 1, pan }] }));
  channels.forEach((channel, c) => expect(channel[100]).toBeCloseTo(expected[c]!, 6));
});

it('gives the same in parts as in one, and track by track', () => {
  const voices = Array.from({ length: 40 }, (_, i) => ({
    track: i % 2,
    startSeconds: i / 17,
    endSeconds: i / 17 + 0.9,
    speed: 0.6 + (i % 7) / 10,
    fade: { atSeconds: i / 17 + 0.3, constantSeconds: 0.2 },
  }));
  const strips = [
    { gain: 0.5, pan: 0.3 },
    { gain: 0.8, pan: -0.9 },
  ];
  const score = scoreOf(voices, { strips });
  const joined = (track: number | null, part: number): number[] =>
    [...renderVoices(score, track, part)].flatMap(({ channels }) => [...channels[0]!]);
  const once = joined(null, 1e6);
  joined(null, 640).forEach((value, i) => expect(value).toBeCloseTo(once[i]!, 6));
  const [first, second] = [joined(0, 640), joined(1, 640)];
  once.forEach((value, i) => expect(first[i]! + second[i]!).toBeCloseTo(value, 6));
});
