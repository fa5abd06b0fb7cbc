import { expect, test } from 'vitest';
import { wordArrival, wordDamaged, wordProject, wordUnkept } from './projects.ts';

const rags = {
  id: 'r',
  name: 'Rags',
  changedAt: '2026-11-22T16:40:00Z',
  pieces: 10,
  models: 1,
  takes: 0,
  bytes: 4_120_000,
  isDeleted: false,
};

test('a project in a line', () => {
  expect(wordProject(rags, Date.parse('2026-11-22T17:00:00Z'))).toMatch(
    /^10 pieces, 1 model · 4\.1 MB · today, \d\d:40$/,
  );
  expect(wordProject(rags, Date.parse('2026-12-22T17:00:00Z'))).toContain('22 November 2026');
});

test('what was done to come to a project', () => {
  expect(wordArrival({ kind: 'new', name: 'Untitled' })).toBe('New project.');
  expect(wordArrival({ kind: 'chosen', name: 'Rags' })).toBe('Opened Rags.');
  expect(wordArrival({ kind: 'deleted', name: 'Rags' })).toBe(
    'Deleted Rags. It can be restored under Projects.',
  );
});

test('what found no room, and what was damaged, by name', () => {
  expect(wordUnkept(['a', 'b', 'c', 'd'])).toBe('a, b, c and d');
  expect(wordUnkept(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c and 2 more');
  expect(wordUnkept([''])).toBe('your latest settings');
  expect(
    wordDamaged([
      { kind: 'rows', name: 'Solace' },
      { kind: 'takes', name: null },
    ]),
  ).toBe('Solace and a take');
});
