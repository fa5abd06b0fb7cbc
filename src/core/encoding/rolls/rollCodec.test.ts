import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluationBatchesOf } from '../../dataset/batches.ts';
import { createRandom } from '../../random.ts';
import { countEvents, FIELD_COUNT } from '../encodedPiece.ts';
import { SIDE_SIZE } from '../pieceCursor.ts';
import { KEYS_END, LOWEST_KEY } from './rollClasses.ts';
import {
  decodeRoll,
  encodeRoll,
  ROLLS,
  transposeRoll,
  type EncodedRoll,
  type Roll,
} from './rollCodec.ts';

/** Few keys, so that runs form; long stretches, so that escapes do. */
const rolls = fc
  .array(
    fc.tuple(
      fc.uniqueArray(fc.constantFrom(21, 22, 60, 64, 107, 108), { maxLength: 5 }),
      fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 60, max: 90 })),
    ),
    { maxLength: 12 },
  )
  .map((stretches): Roll =>
    stretches.flatMap(([pitches, frames]) =>
      Array.from({ length: frames }, () => pitches.toSorted((a, b) => a - b)),
    ),
  );

const whole = (piece: EncodedRoll) => ({
  piece,
  from: 0,
  to: countEvents(piece),
  isToEnd: true,
});

describe.each(['runs', 'frames'] as const)('%s', (coding) => {
  test('a roll is written without loss', () => {
    fc.assert(
      fc.property(rolls, (roll) => {
        expect(decodeRoll(encodeRoll(roll, coding))).toEqual(roll);
      }),
    );
  });

  test('every class that counts is legal, and every frame is paid for once', () => {
    fc.assert(
      fc.property(rolls, (roll) => {
        const piece = encodeRoll(roll, coding);
        let rows = 0;
        const shape = { streams: 1, steps: 16 };
        for (const batch of evaluationBatchesOf(ROLLS, [whole(piece)], shape)) {
          rows += batch.rows;
          const wrong = batch.weights.findIndex((weight, at) => {
            const target = batch.targets[at]!;
            const isLegal = batch.legal[2 * at]! <= target && target < batch.legal[2 * at + 1]!;
            // A field that does not count has class 0.
            return weight ? !isLegal : target !== 0;
          });
          expect(wrong).toBe(-1);
        }
        expect(rows).toBe(countEvents(piece) + 1);
      }),
    );
  });

  test('transposed it is the transposed roll', () => {
    const roll = [[60], [60, 64], [], [59]];
    expect(decodeRoll(transposeRoll(encodeRoll(roll, coding), 3))).toEqual([
      [63],
      [63, 67],
      [],
      [62],
    ]);
    const piece = encodeRoll([[22], [105]], coding);
    const lowest = Array.from({ length: 200 }, (_, seed) => {
      const excerpt = { piece, from: 0, to: 2, isToEnd: true };
      return decodeRoll(ROLLS.vary(excerpt, createRandom(seed)).piece)[0]![0]!;
    });
    expect(Math.min(...lowest)).toBe(LOWEST_KEY);
    expect(Math.max(...lowest)).toBe(22 + KEYS_END - 1 - 105);
  });

  test('what the keyboard lacks, disorder and endless rests are refused', () => {
    for (const frame of [[20], [109], [60, 60], [61, 60]])
      expect(() => encodeRoll([frame], coding)).toThrow(RangeError);
    const rest = Array.from({ length: 2000 }, () => []);
    expect(() => encodeRoll([[60], ...rest, [60]], coding)).toThrow(RangeError);
  });
});

test('runs need one note where frames need one per frame; long ones escape', () => {
  const roll = [[60, 64], [60], [60], [], ...Array.from({ length: 70 }, () => [72])];
  expect(countEvents(encodeRoll(roll, 'frames'))).toBe(74);
  const runs = encodeRoll(roll, 'runs');
  expect([...runs.fields]).toEqual([
    ...[0, 0, 0, 60, 2, 0],
    ...[0, 0, 0, 64, 0, 0],
    ...[4, 0, 0, 72, 64, 0],
  ]);
  expect(runs.remainders).toEqual([5]);
  expect([...runs.end]).toEqual([17, 0, 0, 0, 0, 0]);
});

test('a key is barred while it sounds and in the frame after', () => {
  const piece = encodeRoll([[60, 62], [60], [64], [60]], 'runs');
  const { cursor, fields } = ROLLS.open(piece);
  for (const offset of [0, 6]) cursor.push(fields, offset);
  const barredAfter = (frames: number): number[] =>
    cursor.barredKeys(Uint8Array.of(frames, 0, 0, 0, 0, 0));
  expect(barredAfter(0)).toEqual([60, 62]);
  expect(barredAfter(1)).toEqual([60, 62]);
  expect(barredAfter(2)).toEqual([60]);
  expect(barredAfter(3)).toEqual([]);
  fc.assert(
    fc.property(rolls, (roll) => {
      const { fields, cursor } = ROLLS.open(encodeRoll(roll, 'runs'));
      for (let offset = 0; offset < fields.length; offset += FIELD_COUNT) {
        const event = fields.subarray(offset, offset + FIELD_COUNT);
        expect(cursor.barredKeys(event)).not.toContain(event[3]);
        cursor.push(fields, offset);
      }
    }),
  );
});

describe('the side input', () => {
  const sides = (roll: Roll, coding: 'runs' | 'frames'): [number[], number[]][] => {
    const piece = encodeRoll(roll, coding);
    const { cursor } = ROLLS.open(piece);
    const read = (onset: number): number[] => {
      const side = new Uint8Array(SIDE_SIZE);
      cursor.writeSide(onset, side, 0);
      return [...side.keys()].filter((bit) => side[bit]);
    };
    return Array.from({ length: countEvents(piece) }, (_, event) => {
      const offset = event * FIELD_COUNT;
      const [beats, subdivision] = piece.fields.subarray(offset) as unknown as [number, number];
      const pair: [number[], number[]] = [
        read(cursor.onset),
        read(cursor.onsetAfter(beats, subdivision)),
      ];
      cursor.push(piece.fields, offset);
      return pair;
    });
  };

  test('of runs: place, wait for the next end, keys that sound, keys that just ended, how many', () => {
    expect(sides([[60, 64], [60], [60, 65]], 'runs')).toEqual([
      [
        [0, 16, 137],
        [0, 16, 137],
      ],
      [
        [0, 16 + 3, 16 + 60, 138],
        [0, 16 + 3, 16 + 60, 138],
      ],
      [
        [0, 16 + 1, 16 + 60, 16 + 64, 139],
        [2, 16 + 1, 16 + 60, 138],
      ],
    ]);
  });

  test('of frames: this frame up to the last key, above it the one before', () => {
    expect(
      sides(
        [
          [60, 64],
          [62, 65],
        ],
        'frames',
      ).map(([, at]) => at),
    ).toEqual([[0], [0, 16 + 60], [1, 16 + 60, 16 + 64], [1, 16 + 62, 16 + 64]]);
  });
});
