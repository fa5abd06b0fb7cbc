import { expect, test } from 'vitest';
import { wordOrigin, wordRemarks, wordWriter, wordWriterGone } from './takes.ts';

test('a take says where it came from, with bars counted from one', () => {
  const place = { title: 'Take 3', fromBar: 4 };
  expect(wordOrigin({ kind: 'nothing' })).toBe('from scratch');
  expect(wordOrigin({ kind: 'prime', ...place, bars: 4 })).toBe('continues bars 5 to 8 of Take 3');
  expect(wordOrigin({ kind: 'rewrite', ...place, bars: 1, parts: null })).toBe(
    'Take 3 with bar 5 rewritten',
  );
  expect(wordOrigin({ kind: 'rewrite', ...place, bars: 2, parts: ['Violin', 'Drums'] })).toBe(
    'Take 3 with bars 5 to 6 rewritten for Violin, Drums',
  );
});

test('what was given up is said, and nothing else', () => {
  expect(wordRemarks({ relaxed: 0, isUnusual: false })).toEqual([]);
  expect(wordRemarks({ relaxed: 1, isUnusual: true })).toHaveLength(2);
  expect(wordRemarks({ relaxed: 1, isUnusual: false })[0]).toMatch(/^In 1 place /);
});

test('a take of a model that was still learning is told from one of the model it became', () => {
  const kept = { modelName: 'Rags', writtenBy: { modelId: 'a', rules: [] } };
  const { modelName } = kept;
  expect([kept, { modelName }].map(wordWriter)).toEqual(['Rags', 'Rags, during training']);
  expect(wordWriterGone(kept)).toContain('has been deleted');
  expect(wordWriterGone({})).toContain('during training');
});
