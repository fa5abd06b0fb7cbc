import { expect, test } from 'vitest';
import { SLOTS } from '../../core/encoding/vocabulary.ts';
import { KEY_CHOICES, keyOfChoice, valueOfKey } from '../../features/compose/keyChoices.ts';
import { namePart } from './limits.ts';

test('every scale that can be chosen is the one that is then set', () => {
  for (const { value } of KEY_CHOICES) expect(valueOfKey(keyOfChoice(value))).toBe(value);
  expect(keyOfChoice('9 minor')).toEqual({ tonic: 9, mode: 'minor' });
  expect(KEY_CHOICES.find(({ value }) => value === '9 minor')!.label).toBe('A minor');
});

test('parts go by their instrument, and by a number where there are several', () => {
  const known = [SLOTS.drums, SLOTS.programs + 40, SLOTS.extras, SLOTS.extras + 1];
  expect(known.map((slot) => namePart(slot, known, [40, 0]))).toEqual([
    'Drums',
    'Violin',
    'Violin 2',
    'Acoustic Grand Piano',
  ]);
});
