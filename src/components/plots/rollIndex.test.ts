import fc from 'fast-check';
import { expect, test } from 'vitest';
import { notesBetween } from './rollIndex.ts';

test('finds what a walk through all notes finds, long notes from far before included', () => {
  const timed = fc.record({
    startTicks: fc.nat(20_000),
    durationTicks: fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 15_000 })),
  });
  fc.assert(
    fc.property(
      fc.array(timed, { maxLength: 1500, size: 'max' }),
      fc.nat(20_000),
      fc.nat(3000),
      (unsorted, from, length) => {
        const notes = unsorted.toSorted((a, b) => a.startTicks - b.startTicks);
        const to = from + length;
        const expected = notes.filter(
          ({ startTicks, durationTicks }) => startTicks <= to && startTicks + durationTicks >= from,
        );
        expect(notesBetween(notes, from, to)).toEqual(expected);
      },
    ),
    { numRuns: 50 },
  );
});
