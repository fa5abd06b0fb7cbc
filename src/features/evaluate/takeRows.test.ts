import { expect, test } from 'vitest';
import type { TakeEvaluation } from '../../core/metrics/evaluation.ts';
import { judgedRows, sortTakes, tableOf, type JudgedRow, type Row } from './takeRows.ts';

function row(title: string, density: number, copiedShare: number): JudgedRow {
  const runs = { copiedShare, longest: null, runs: [] };
  const evaluation = { measures: { density }, below: { density: 0.5 }, exact: runs, near: runs };
  return {
    id: title,
    title,
    isEdited: title === 'Take 1',
    verdict: '',
    evaluation: evaluation as unknown as TakeEvaluation,
  };
}
const rows = [row('Take 10', 2, NaN), row('Take 9', NaN, 0.5), row('Take 1', 1, 0.1)];
const titles = (sorted: readonly Row[]) => sorted.map(({ title }) => title);

test('takes sort by number in their name, by value, and without a value last either way', () => {
  expect(titles(sortTakes(rows, 'title', false))).toEqual(['Take 1', 'Take 9', 'Take 10']);
  expect(titles(sortTakes(rows, 'density', false))).toEqual(['Take 1', 'Take 10', 'Take 9']);
  expect(titles(sortTakes(rows, 'density', true))).toEqual(['Take 10', 'Take 1', 'Take 9']);
  expect(titles(sortTakes(rows, 'copied', true))).toEqual(['Take 9', 'Take 1', 'Take 10']);
});

test('a take that is not compared comes last, and is not saved', () => {
  const unknown: Row = { id: 'x', title: 'A', isEdited: false, verdict: '', evaluation: null };
  for (const isDescending of [true, false])
    expect(titles(sortTakes([unknown, ...rows], 'density', isDescending)).slice(2)).toContain('A');
  expect(judgedRows([unknown, ...rows])).toEqual(rows);
});

test('the saved table has a head, full figures, and nothing where there is no value', () => {
  const [head, first, , last] = tableOf(rows, ['density'], () => '');
  expect(head!.slice(-2)).toEqual([
    'Density (notes per quarter note)',
    'Density: share of the corpus below',
  ]);
  expect(first).toEqual(['Take 10', 'no', '', '', '', '', '', '2', '0.5']);
  expect(last!.slice(0, 2)).toEqual(['Take 1', 'yes']);
});
