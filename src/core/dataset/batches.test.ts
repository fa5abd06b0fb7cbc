import { describe, expect, test } from 'vitest';
import { randomPiece } from '../../testing/randomScore.ts';
import { countEvents, FIELD_COUNT } from '../encoding/encodedPiece.ts';
import { END_BEATS, FIELD_CLASSES } from '../encoding/vocabulary.ts';
import { createRandom, restoreRandom, type RandomState } from '../random.ts';
import type { Batch } from './batch.ts';
import {
  evaluationBatches,
  trainingBatches,
  TrainingBatches,
  type BatchesState,
  type Excerpt,
} from './batches.ts';
import { NOTE_TUPLES } from './reading.ts';
import { countExcerptNotes, countHeldOut, splitPieces } from './split.ts';

const whole = (seed: number, notes: number): Excerpt => {
  const piece = randomPiece(createRandom(seed), notes);
  return { piece, from: 0, to: countEvents(piece), isToEnd: true };
};
const excerpts = [whole(1, 5), whole(2, 9), whole(3, 2)];
const shape = { streams: 2, steps: 7 };

/** Targets of one stream in order, padding left out. */
function streamTargets(batches: readonly Batch[], stream: number): number[][] {
  return batches.flatMap((batch) =>
    Array.from({ length: batch.steps }, (_, t) => (t * batch.streams + stream) * FIELD_COUNT)
      .filter((at) => batch.weights[at])
      .map((at) => [...batch.targets.slice(at, at + FIELD_COUNT)]),
  );
}

describe('evaluation', () => {
  const batches = [...evaluationBatches(excerpts, shape)];

  test('every event is asked for once, and the end of every piece', () => {
    const asked = [0, 1].flatMap((stream) => streamTargets(batches, stream));
    const ends = asked.filter(([beats]) => beats === END_BEATS);
    expect(ends.length).toBe(excerpts.length);
    expect(asked.length).toBe(excerpts.reduce((sum, { to }) => sum + to + 1, 0));
    expect(batches.reduce((sum, { notes }) => sum + notes, 0)).toBe(countExcerptNotes(excerpts));
    expect(batches.reduce((sum, { rows }) => sum + rows, 0)).toBe(asked.length);
  });

  test('a stream reads its piece in order, each input the target before it', () => {
    const batch = batches[0]!;
    expect([...batch.inputs.slice(0, FIELD_COUNT)]).toEqual(FIELD_CLASSES);
    for (let t = 1; t < batch.steps; t++) {
      const row = t * batch.streams * FIELD_COUNT;
      const before = row - batch.streams * FIELD_COUNT;
      expect([...batch.inputs.slice(row, row + FIELD_COUNT)]).toEqual([
        ...batch.targets.slice(before, before + FIELD_COUNT),
      ]);
    }
    expect(streamTargets(batches, 0).slice(0, excerpts[0]!.to).flat()).toEqual([
      ...excerpts[0]!.piece.fields,
    ]);
  });

  test('every target that counts is legal', () => {
    for (const batch of batches)
      batch.weights.forEach((weight, at) => {
        if (!weight) return;
        expect(batch.targets[at]).toBeGreaterThanOrEqual(batch.legal[at * 2]!);
        expect(batch.targets[at]).toBeLessThan(batch.legal[at * 2 + 1]!);
      });
  });

  test('an excerpt asks for its own events only, in the state the piece would have', () => {
    const { piece, to } = excerpts[1]!;
    const [tail] = [...evaluationBatches([{ piece, from: to - 3, to, isToEnd: false }], shape)];
    expect(tail!.rows).toBe(3);
    expect([...tail!.inputs.slice(0, FIELD_COUNT)]).toEqual([
      ...piece.fields.slice((to - 4) * FIELD_COUNT, (to - 3) * FIELD_COUNT),
    ]);
  });
});

describe('training', () => {
  const take = (augment: boolean, seed: number): Batch[] => {
    const batches = trainingBatches(excerpts, { ...shape, augment }, createRandom(seed));
    return Array.from({ length: 20 }, () => batches.next().value);
  };

  test('from a state that was kept they go on as if they had never stopped, wherever that was', () => {
    const free = excerpts.map((one) => ({ ...one, piece: { ...one.piece, isBeatAligned: false } }));
    const options = { ...shape, augment: true };
    const random = createRandom(6);
    const going = new TrainingBatches(NOTE_TUPLES, free, options, random);
    for (let i = 0; i < 20; i++) {
      const kept = JSON.parse(JSON.stringify([random.state(), going.state()])) as [
        RandomState,
        BatchesState,
      ];
      const again = restoreRandom(kept[0]);
      const resumed = new TrainingBatches(NOTE_TUPLES, free, options, again, kept[1]);
      for (let ahead = 0; ahead < 4; ahead++) {
        const expected = going.next().value;
        expect(resumed.next().value).toEqual(expected);
      }
      expect(again.state()).toEqual(random.state());
    }
  });

  test('the same seed gives the same batches, another seed others', () => {
    expect(take(true, 4)).toEqual(take(true, 4));
    expect(take(true, 4)).not.toEqual(take(true, 5));
  });

  test('a variation is drawn anew for each hearing', () => {
    const [piece] = excerpts;
    const batches = trainingBatches([piece!], { ...shape, augment: true }, createRandom(9));
    const taken = Array.from({ length: 60 }, () => batches.next().value);
    const hearings = streamTargets(taken, 0).map(String).join(' ').split(`${END_BEATS},0,0,0,0,0`);
    expect(hearings.length).toBeGreaterThan(10);
    expect(new Set(hearings).size).toBeGreaterThan(hearings.length / 2);
  });

  test('of two million notes in five hundred pieces only those being played are copied', () => {
    const long = whole(1, 1000);
    let opened = 0;
    const counting = {
      ...NOTE_TUPLES,
      vary: (...args: Parameters<typeof NOTE_TUPLES.vary>) => {
        opened++;
        return NOTE_TUPLES.vary(...args);
      },
    };
    const many = new Array<Excerpt>(500).fill(long);
    expect(countExcerptNotes(many)).toBeGreaterThan(1.9e6);
    const options = { streams: 8, steps: 64, augment: true };
    const batches = new TrainingBatches(counting, many, options, createRandom(1));
    let notes = 0;
    for (let i = 0; i < 70; i++) notes += batches.next().value.notes;
    expect(notes).toBeGreaterThan(8 * 4000);
    expect(opened).toBe(16);
  });

  test('a stream that begins a piece says so', () => {
    const [first, ...rest] = take(false, 1);
    expect([...first!.resets]).toEqual([1, 1]);
    for (const batch of rest)
      batch.resets.forEach((reset, stream) => {
        const startsFresh = batch.inputs[stream * FIELD_COUNT] === FIELD_CLASSES[0];
        expect(reset === 1).toBe(startsFresh);
      });
  });
});

describe('split', () => {
  const pieces = Array.from({ length: 10 }, (_, seed) => randomPiece(createRandom(seed), 20));

  test('two whole pieces of ten are held out, another seed holds out others', () => {
    const split = splitPieces(pieces, createRandom(1));
    expect(split.kind).toBe('pieces');
    const held = split.validation.map(({ piece }) => piece);
    expect(held.length).toBe(2);
    expect(split.training.some(({ piece }) => held.includes(piece))).toBe(false);
    const others = [2, 3, 4].map((seed) => splitPieces(pieces, createRandom(seed)).validation[0]);
    expect(others.some((excerpt) => excerpt!.piece !== held[0])).toBe(true);
  });

  test('pieces that are known already judge only where there are too few others', () => {
    const usual = splitPieces(pieces, createRandom(1)).validation.map(({ piece }) => piece);
    const heldOut = (heard: readonly unknown[]) =>
      splitPieces(pieces, createRandom(1), 'auto', (piece) => heard.includes(piece)).validation.map(
        ({ piece }) => piece,
      );
    expect(heldOut([usual[0]])).not.toContain(usual[0]);
    expect(heldOut(usual)).toHaveLength(usual.length);
    expect(heldOut(pieces)).toEqual(usual);
  });

  test('either may be asked for, and of very many pieces twenty are enough', () => {
    const counts = [1, 2, 3, 7, 300].map((count) => [
      countHeldOut(count, 'within'),
      countHeldOut(count, 'pieces'),
      countHeldOut(count),
    ]);
    expect(counts).toEqual([
      [0, 0, 0],
      [0, 1, 0],
      [0, 2, 0],
      [0, 2, 0],
      [0, 20, 20],
    ]);
    expect(splitPieces(pieces, createRandom(1), 'within').kind).toBe('within');
    expect(splitPieces(pieces.slice(0, 3), createRandom(1), 'pieces').training.length).toBe(1);
  });

  test('one long piece among short ones is never held out whole', () => {
    const long = randomPiece(createRandom(1), 200);
    const short = Array.from({ length: 9 }, (_, seed) => randomPiece(createRandom(seed), 2));
    const kinds = Array.from({ length: 40 }, (_, seed) => {
      const split = splitPieces([long, ...short], createRandom(seed));
      expect(countExcerptNotes(split.training)).toBeGreaterThan(400);
      return split.kind;
    });
    expect(new Set(kinds).size).toBe(2);
    expect(
      splitPieces([long, ...short], createRandom(kinds.indexOf('within')), 'pieces').kind,
    ).toBe('pieces');
  });

  test('of few pieces the last tenth of each is held out', () => {
    const split = splitPieces(pieces.slice(0, 3), createRandom(1));
    expect(split.kind).toBe('within');
    split.training.forEach(({ piece, to, isToEnd }, i) => {
      expect(split.validation[i]).toMatchObject({ piece, from: to, to: countEvents(piece) });
      expect(isToEnd).toBe(false);
      expect(to / countEvents(piece)).toBeCloseTo(0.9, 1);
    });
  });
});
