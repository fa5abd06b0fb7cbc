import { expect, test } from 'vitest';
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { SLOTS } from '../../core/encoding/vocabulary.ts';
import { endsAtHome } from './ending.ts';

/** Quarter notes. */
function melody(...pitches: readonly number[]): EncodedPiece {
  const fields = pitches.flatMap((pitch, index) => [
    ...[Math.min(index, 1), 0],
    ...[SLOTS.programs, pitch, 47, 16],
  ]);
  return { fields: Uint8Array.from(fields), extraPrograms: [], isBeatAligned: true };
}

const IN_C = [60, 62, 64, 65, 67, 64, 60, 67, 65, 64, 62, 60, 64, 67, 60];
const IN_F_SHARP = IN_C.map((pitch) => pitch + 6);

test('music comes home where it ends on its tonic', () => {
  expect(endsAtHome(melody(...IN_C))).toBe(true);
  expect(endsAtHome(melody(...IN_C, 62))).toBe(false);
});

test('home is where it has been lately', () => {
  const away = Array.from({ length: 5 }, () => IN_F_SHARP).flat();
  expect(endsAtHome(melody(...IN_C, ...away))).toBe(true);
  expect(endsAtHome(melody(...IN_C, ...away, 60))).toBe(false);
});

test('drums have none', () => {
  const fields = Uint8Array.of(0, 0, SLOTS.drums, 128 + 36, 0, 16);
  expect(endsAtHome({ fields, extraPrograms: [], isBeatAligned: true })).toBe(false);
});
