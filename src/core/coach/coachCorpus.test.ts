import { describe, expect, test } from 'vitest';
import type { EncodedPiece } from '../encoding/encodedPiece.ts';
import { DRUM_PITCHES, SLOTS } from '../encoding/vocabulary.ts';
import { coachCorpus, type CoachedPiece } from './coachCorpus.ts';

const MELODY = [60, 62, 64, 65, 67];
const DRUMS = [DRUM_PITCHES + 36, DRUM_PITCHES + 38];

/** So many notes, `subdivision` apart (48 is a beat), over the pitches in turn. */
function music(
  notes: number,
  pitches = MELODY,
  subdivision = 24,
  isBeatAligned = true,
): EncodedPiece {
  const rows = Array.from({ length: notes }, (_, i) => {
    const pitch = pitches[i % pitches.length]!;
    const slot = pitch >= DRUM_PITCHES ? SLOTS.drums : SLOTS.programs;
    return [0, subdivision, slot, pitch, slot === SLOTS.drums ? 0 : 10, 20];
  });
  return { fields: Uint8Array.from(rows.flat()), extraPrograms: [], isBeatAligned };
}
const corpus = (...pieces: EncodedPiece[]): CoachedPiece[] =>
  pieces.map((events, index) => ({ id: String(index), events }));
const times = <Item>(count: number, item: Item): Item[] => new Array<Item>(count).fill(item);
const kinds = (pieces: CoachedPiece[]): string[] => coachCorpus(pieces).map(({ kind }) => kind);

test('ten pieces of one kind need no word, and no pieces neither', () => {
  expect(kinds(corpus(...times(10, music(500))))).toEqual([]);
  expect(kinds([])).toEqual([]);
});

describe('too little', () => {
  test('a piece of eight notes cannot be learned from', () => {
    expect(coachCorpus(corpus(music(8)))).toEqual([
      { kind: 'too-little', notes: 8, needed: 100, remedy: { kind: 'add-pieces' } },
    ]);
  });
  test('a few hundred notes can, but are soon known by heart', () => {
    expect(kinds(corpus(music(400)))).toEqual(['small']);
  });
});

describe('hardly anything to tell apart', () => {
  test('one pitch', () => expect(kinds(corpus(music(4000, [60])))).toEqual(['one-pitch']));
  test('only drums', () => expect(kinds(corpus(music(4000, DRUMS)))).toEqual(['only-drums']));
});

describe('mixed in kind', () => {
  const free = music(500, MELODY, 24, false);

  test('pieces in a beat and pieces played freely: the fewer may be left out', () => {
    const mixed = corpus(...times(7, music(500)), ...times(3, free));
    expect(coachCorpus(mixed)).toEqual([
      {
        kind: 'mixed-beat',
        others: 3,
        othersHaveIt: true,
        remedy: { kind: 'leave-out', pieceIds: ['7', '8', '9'] },
      },
    ]);
    const mostlyFree = corpus(...times(3, music(500)), ...times(7, free));
    expect(coachCorpus(mostlyFree)[0]).toMatchObject({ others: 3, othersHaveIt: false });
  });

  test('one free piece in ten is no mixture', () => {
    expect(kinds(corpus(...times(9, music(500)), free))).toEqual([]);
  });

  test('with and without drums', () => {
    const band = music(500, [...MELODY, ...DRUMS]);
    expect(kinds(corpus(...times(5, music(500)), ...times(5, band)))).toEqual(['mixed-drums']);
  });

  test('very dense and very sparse, not merely different', () => {
    const [sparse, dense] = [music(500, MELODY, 47), music(500, MELODY, 6)];
    expect(kinds(corpus(...times(5, sparse), ...times(5, dense)))).toEqual(['mixed-density']);
    expect(kinds(corpus(...times(5, sparse), ...times(5, music(500))))).toEqual([]);
  });
});
