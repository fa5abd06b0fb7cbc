import { expect, it } from 'vitest';
import {
  countFrames,
  countWindows,
  frameAt,
  frameSeconds,
  KEPT_FRAMES,
  windowAt,
} from './windows.ts';

const HOP = 36_164;

it('lays windows over a recording as Basic Pitch does: half an overlap of silence, then hops', () => {
  const samples = Float32Array.from({ length: 100_000 }, (_, i) => i + 1);
  expect(countWindows(samples.length)).toBe(Math.ceil((100_000 + 3840) / HOP));
  const [first, second, third] = [0, 1, 2].map((index) => windowAt(samples, index));
  expect([first!.length, first![3839], first![3840]]).toEqual([43_844, 0, 1]);
  expect(second![0]).toBe(HOP - 3840 + 1);
  expect([third![100_000 - 2 * HOP + 3839], third![100_000 - 2 * HOP + 3840]]).toEqual([
    100_000, 0,
  ]);
});

it('gives no window that begins behind the end anything but silence', () => {
  expect(windowAt(new Float32Array(10).fill(1), 3).every((value) => value === 0)).toBe(true);
});

it('places frames where their samples are, across windows', () => {
  expect(frameSeconds(1)).toBeCloseTo(256 / 22_050);
  expect(frameSeconds(KEPT_FRAMES)).toBeCloseTo(HOP / 22_050);
  // Ten minutes: no drift.
  const samples = 600 * 22_050;
  expect(Math.abs(frameSeconds(countFrames(samples)) - 600)).toBeLessThan(0.02);
});

it('finds the frame of a moment', () => {
  for (const frame of [0, 1, KEPT_FRAMES - 1, KEPT_FRAMES, 1234])
    expect(frameAt(frameSeconds(frame) + 1e-4)).toBe(frame);
});

it('counts the frames that begin within the recording', () => {
  expect([0, 1, 256, 257, HOP].map(countFrames)).toEqual([0, 1, 1, 2, KEPT_FRAMES]);
});
