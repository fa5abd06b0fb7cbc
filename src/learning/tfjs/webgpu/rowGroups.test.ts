import { expect, test } from 'vitest';
import { firstStarts, groupRowsById } from './rowGroups.ts';

test('rows are grouped by id, field by field', () => {
  const ids = Int32Array.from(
    [
      [1, 0],
      [0, 2],
      [1, 2],
      [1, 0],
    ].flat(),
  );
  const { order, starts } = groupRowsById(ids, [2, 3]);
  expect([...order]).toEqual([1, 0, 2, 3, 0, 3, 1, 2]);
  expect([...starts]).toEqual([0, 1, 4, 0, 2, 2, 4]);
  expect(firstStarts([2, 3])).toEqual([0, 3]);
});
