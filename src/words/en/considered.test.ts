import { expect, test } from 'vitest';
import { DRUM_PITCHES, SLOTS } from '../../core/encoding/vocabulary.ts';
import { PIECE_ENDS } from '../../core/model/considered.ts';
import { wordBeats, wordOption, wordPitch, wordSurprise } from './considered.ts';

test('times are told in beats and their simple parts', () => {
  expect([0, 12, 16, 48, 60, 112, 96].map(wordBeats)).toEqual([
    '0 beats',
    '1/4 beat',
    '1/3 beat',
    '1 beat',
    '1 1/4 beats',
    '2 1/3 beats',
    '2 beats',
  ]);
});

test('what might have been decided is told as a musician says it', () => {
  const word = (decision: Parameters<typeof wordOption>[0], value: number) =>
    wordOption(decision, value, [40]);
  expect(word('time', 0)).toBe('with the note before');
  expect(word('time', 24)).toBe('1/2 beat later');
  expect(word('time', PIECE_ENDS)).toBe('the piece ends');
  expect(word('slot', SLOTS.drums)).toBe('Drums');
  expect(word('slot', SLOTS.extras)).toBe('Violin (another part)');
  expect(word('pitch', 60)).toBe('C4');
  expect(word('velocity', 20)).toBe('82 of 127');
  expect(wordPitch(DRUM_PITCHES + 38)).toBe('drum 38');
});

test('the surprise of a take is told with its peak', () => {
  const nats = Float32Array.of(1, 5, 3);
  const pitches = Uint8Array.of(60, 61, 62);
  const places = { events: Uint32Array.of(0, 1, 2), onsets: new Uint32Array(3) };
  expect(wordSurprise({ ...places, nats, pitches })).toContain(
    '3.00 on average, most for C♯4 (5.00)',
  );
});
