import { describe, expect, it } from 'vitest';
import type { EncodedPiece } from '../encoding/encodedPiece.ts';
import { SLOTS } from '../encoding/vocabulary.ts';
import { formOf } from './form.ts';

/** Bars of 4/4, each four quarter notes. */
function piece(bars: readonly (readonly number[])[], isBeatAligned = true): EncodedPiece {
  let isFirst = true;
  const fields = bars.flatMap((pitches) =>
    pitches.flatMap((pitch) => {
      const beats = isFirst ? 0 : 1;
      isFirst = false;
      return [beats, 0, SLOTS.programs, pitch, 40, 16];
    }),
  );
  return { fields: Uint8Array.from(fields), extraPrograms: [], isBeatAligned };
}

const A = [60, 62, 64, 65];
const B = [67, 65, 64, 62];
const C = [72, 71, 69, 67];

describe('formOf', () => {
  it('finds the bars that come back, and how far', () => {
    expect(formOf(piece([A, B, C, A, B, [50, 51, 52, 53]]))).toEqual([0, 0, 0, 3, 3, 0]);
  });

  it('goes on with what the bar before brought back, though another is nearer', () => {
    expect(formOf(piece([A, B, C, B, A, B]))).toEqual([0, 0, 0, 2, 4, 4]);
  });

  it('takes a bar with one note in eight changed for the same, and one with one in four for another', () => {
    const eighths = (pitches: readonly number[]): number[] =>
      pitches.flatMap((pitch, index) => [
        ...(index === 0 ? [0, 0] : [0, 24]),
        ...[SLOTS.programs, pitch, 23, 16],
      ]);
    const first = [...A, ...B];
    const second = [60, 62, 64, 67, ...B];
    const third = [60, 62, 50, 51, ...B];
    const rest = (fields: number[]): number[] => [0, 24, ...fields.slice(2)];
    const fields = [...eighths(first), ...rest(eighths(second)), ...rest(eighths(third))];
    const varied = { fields: Uint8Array.from(fields), extraPrograms: [], isBeatAligned: true };
    expect(formOf(varied)).toEqual([0, 1, 0]);
  });

  it('has nothing to say of music without bars', () => {
    expect(formOf(piece([A, A], false))).toEqual([]);
  });
});
