import { expect, test } from 'vitest';
import { libraryPiece } from '../../testing/libraryPiece.ts';
import { changesBetween, holdBack } from './changes.ts';
import { makeRecord } from './makeRecord.ts';
import type { ProjectContents, ItemTypes } from './projectRecord.ts';

type Row = ItemTypes['rows'];

function contents(
  rows: readonly Row[],
  removed: ProjectContents['removed'] = null,
): ProjectContents {
  return { items: { rows, models: [], takes: [], recordings: [] }, removed, state: {} };
}

const [a, b, c] = ['a', 'b', 'c'].map((id) => libraryPiece(id)) as [Row, Row, Row];

test('only what came, changed or went is a change', () => {
  const changed = { ...b, isIncluded: false } as Row;
  const { put, remove } = changesBetween(contents([a, b]), contents([changed, c]));
  expect(put.map(({ item }) => item)).toEqual([changed, c]);
  expect(remove).toEqual([{ kind: 'rows', id: 'a' }]);
  expect(changesBetween(contents([a, b]), contents([b, a]))).toEqual({ put: [], remove: [] });
});

test('what was removed is kept until the removal is forgotten', () => {
  const removed = { kind: 'rows', entries: [{ index: 0, item: a }] } as const;
  expect(changesBetween(contents([a, b]), contents([b], removed)).remove).toEqual([]);
  expect(changesBetween(contents([b], removed), contents([b])).remove).toEqual([
    { kind: 'rows', id: 'a' },
  ]);
  const record = makeRecord(
    { id: 'p', name: 'P', createdAt: '', changedAt: '' },
    contents([b], removed),
  );
  expect(record.order.rows).toEqual(['b']);
  expect(record.removed).toEqual({ kind: 'rows', entries: [{ index: 0, id: 'a' }] });
});

test('what there is no room for stays as it was, or away', () => {
  const larger = { ...a, isIncluded: false } as Row;
  const now = contents([larger, b, c]);
  const held = holdBack(now, contents([a, b]), new Set([larger, c]));
  expect(held.items.rows).toEqual([a, b]);
  expect(changesBetween(contents([a, b]), held)).toEqual({ put: [], remove: [] });
});
