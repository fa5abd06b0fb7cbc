import { describe, expect, test } from 'vitest';
import type { Note, Score } from '../music/score.ts';
import { createRandom, shuffle, type Random } from '../random.ts';
import { OriginalityIndex } from './originality.ts';
import { createSuffixArray } from './suffixArray.ts';

const scoreOf = (notes: readonly Note[]): Score => ({
  title: '',
  ticksPerQuarter: 48,
  tracks: [{ name: '', program: 0, isDrum: false, notes, pedals: [] }],
  tempos: [{ ticks: 0, tempoBpm: 120 }],
  meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
});

/** One voice of random pitches and times. */
function melody(random: Random, length: number): Note[] {
  let startTicks = 0;
  return Array.from({ length }, () => {
    startTicks += 12 * (1 + Math.floor(random.next() * 4));
    const pitch = 40 + Math.floor(random.next() * 40);
    return { startTicks, durationTicks: 12, pitch, velocity: 80 };
  });
}

const moved = (notes: readonly Note[], ticks: number, semitones: number): Note[] =>
  notes.map((note) => ({
    ...note,
    startTicks: note.startTicks + ticks,
    pitch: note.pitch + semitones,
  }));

test('suffixes stand in order', () => {
  const random = createRandom(1);
  for (const alphabet of [1, 2, 50]) {
    const text = Uint32Array.from({ length: 300 }, () => Math.floor(random.next() * alphabet));
    const suffix = (start: number): string =>
      [...text.subarray(start)].map((c) => String.fromCharCode(97 + c)).join('');
    const sorted = Array.from(text.keys()).sort((a, b) => (suffix(a) < suffix(b) ? -1 : 1));
    expect([...createSuffixArray(text, alphabet)]).toEqual(sorted);
  }
});

describe('originality', () => {
  const random = createRandom(2);
  const pieces = Array.from({ length: 5 }, () => melody(random, 200));
  const index = new OriginalityIndex(pieces.map(scoreOf));

  test('a training piece is a copy from end to end, in any key and place', () => {
    for (const take of [pieces[3]!, moved(pieces[3]!, 480, 5)]) {
      const { copiedShare, longest } = index.compare(scoreOf(take));
      expect(copiedShare).toBe(1);
      expect(longest).toMatchObject({ startNote: 0, notes: 200, piece: 3, pieceStartNote: 0 });
    }
  });

  test('its notes in another order are not', () => {
    const pitches = shuffle(
      pieces[1]!.map(({ pitch }) => pitch),
      random,
    );
    const take = pieces[1]!.map((note, i) => ({ ...note, pitch: pitches[i]! }));
    expect(index.compare(scoreOf(take)).copiedShare).toBeLessThan(0.05);
  });

  test('a stretch is found where it stands', () => {
    const own = melody(random, 100);
    const stretch = pieces[2]!.slice(50, 70);
    const first = stretch[0]!.startTicks;
    const before = own.slice(0, 40);
    const join = before.at(-1)!.startTicks + 24;
    const after = own.slice(40);
    const take = [
      ...before,
      ...moved(stretch, join - first, -3),
      ...moved(after, join + stretch.at(-1)!.startTicks - first + 24, 0),
    ];
    const { copies, copiedShare } = index.compare(scoreOf(take));
    expect(copies).toHaveLength(1);
    expect(copies[0]).toMatchObject({ startNote: 40, notes: 20, piece: 2, pieceStartNote: 50 });
    expect(copiedShare).toBeCloseTo(20 / 120);
  });

  test('a copy with a note changed, left out or added is near', () => {
    const stretch = pieces[4]!.slice(20, 50);
    const other = { ...stretch[15]!, pitch: stretch[15]!.pitch + 1 };
    const added = { ...other, startTicks: other.startTicks + 6, pitch: 20 };
    const variants = [
      { take: stretch.with(15, other), notes: 30 },
      { take: stretch.toSpliced(15, 1), notes: 29 },
      { take: stretch.toSpliced(16, 0, added), notes: 31 },
    ];
    for (const { take, notes } of variants) {
      const { longest, near } = index.compare(scoreOf(moved(take, 96, 2)));
      expect(longest!.notes).toBeLessThan(20);
      expect(near.copies).toEqual([
        { startNote: 0, notes, piece: 4, pieceStartNote: 20, pieceNotes: 30, changedNotes: 1 },
      ]);
      expect(near.copiedShare).toBe(1);
    }
  });

  test('what goes on in the next piece is another copy', () => {
    const take = [...pieces[0]!.slice(-10), ...moved(pieces[1]!.slice(0, 10), 1e5, 0)];
    const { near } = index.compare(scoreOf(take));
    expect(near.copies.map(({ piece, notes }) => [piece, notes])).toEqual([
      [0, 10],
      [1, 10],
    ]);
  });

  test('a piece of the corpus shares with the others what is planted there', () => {
    expect(index.compare(scoreOf(pieces[2]!), 2).copiedShare).toBeLessThan(0.05);
    const borrowing = [...pieces[0]!.slice(0, 60), ...moved(pieces[1]!.slice(100, 130), 1e5, 4)];
    const both = new OriginalityIndex([pieces[1]!, borrowing, borrowing.slice(0, 60)].map(scoreOf));
    const { longest, copiedShare } = both.compare(scoreOf(pieces[1]!), 0);
    expect(longest).toMatchObject({ startNote: 100, notes: 30, piece: 1, pieceStartNote: 60 });
    expect(copiedShare).toBe(30 / 200);
  });

  test('seven notes are no copy, eight are', () => {
    const seven = pieces[0]!.slice(10, 17);
    expect(index.compare(scoreOf(seven)).copies).toEqual([]);
    expect(index.compare(scoreOf(pieces[0]!.slice(10, 18))).copiedShare).toBe(1);
  });

  test('a repeated note or a scale belongs to nobody', () => {
    const scale = Array.from({ length: 40 }, (_, i) => ({
      startTicks: i * 12,
      durationTicks: 12,
      pitch: 40 + i,
      velocity: 80,
    }));
    const ownIndex = new OriginalityIndex([scoreOf(scale)]);
    expect(ownIndex.compare(scoreOf(scale)).copies).toEqual([]);
  });

  test('nothing from nothing', () => {
    const nothing = { copiedShare: NaN, longest: null, copies: [] };
    expect(index.compare(scoreOf([]))).toEqual({ ...nothing, near: nothing });
    expect(index.compare(scoreOf(pieces[0]!.slice(0, 1))).copiedShare).toBe(0);
    expect(new OriginalityIndex([]).compare(scoreOf(pieces[0]!)).copiedShare).toBe(0);
  });
});
