// Elements made by hand; a real file is in src/services/audio/decodeRecording.browser.test.ts.
import { expect, it } from 'vitest';
import { isMatroskaWithoutSound } from './matroska.ts';

/** An element of fewer than 127 bytes. */
const element = (id: readonly number[], ...content: readonly number[][]): number[] => {
  const bytes = content.flat();
  return [...id, 0x80 | bytes.length, ...bytes];
};
const header = element([0x1a, 0x45, 0xdf, 0xa3], [0x42, 0x86, 0x81, 1]);
const track = (kind: number): number[] =>
  element([0xae], element([0xd7], [1]), element([0x83], [kind]));
const SEGMENT = [0x18, 0x53, 0x80, 0x67];
const list = (...kinds: readonly number[]): number[] =>
  element([0x16, 0x54, 0xae, 0x6b], ...kinds.map(track));
const [VIDEO, SOUND] = [1, 2];

const isWithoutSound = (...bytes: readonly number[][]): boolean =>
  isMatroskaWithoutSound(Uint8Array.from(bytes.flat()));

it('knows a video without sound from one with it', () => {
  expect(isWithoutSound(header, element(SEGMENT, list(VIDEO)))).toBe(true);
  expect(isWithoutSound(header, element(SEGMENT, list(VIDEO, SOUND)))).toBe(false);
  expect(isWithoutSound(header, element(SEGMENT, list(SOUND)))).toBe(false);
});

it('reads a segment whose length nobody knew when it was begun', () => {
  const open = [...SEGMENT, 0x01, 255, 255, 255, 255, 255, 255, 255];
  expect(isWithoutSound(header, open, list(VIDEO))).toBe(true);
});

it('says nothing of other files, of one without a list, and of one cut anywhere', () => {
  const whole = [...header, ...element(SEGMENT, element([0xec], [0, 0]), list(SOUND))];
  for (let length = 0; length < whole.length; length++)
    expect(isWithoutSound(whole.slice(0, length))).toBe(false);
  expect(isWithoutSound(header, element(SEGMENT))).toBe(false);
  expect(isWithoutSound(element(SEGMENT, list(VIDEO)))).toBe(false);
  expect(isWithoutSound(header, [0, 0, 0, 0])).toBe(false);
});
