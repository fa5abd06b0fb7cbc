import { describe, expect, test } from 'vitest';
import { evaluationBatches } from '../../core/dataset/batches.ts';
import { countEvents, FIELD_COUNT } from '../../core/encoding/encodedPiece.ts';
import {
  findIllegalEvent,
  isFieldUsed,
  PieceCursor,
  SIDE_SIZE,
} from '../../core/encoding/pieceCursor.ts';
import { END_BEATS, VOCABULARY } from '../../core/encoding/vocabulary.ts';
import { frameOf } from '../../core/model/frame.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import { createRandom } from '../../core/random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { initialParameters } from '../network/initialise.ts';
import { referenceStep } from '../reference/referenceNetwork.ts';
import { draw } from './draw.ts';
import { START, StepNetwork } from './stepNetwork.ts';
import { writeTake, type WriteOptions } from './writeTake.ts';

const parameters = initialParameters(TINY_NETWORK, createRandom(2));
const piece = randomPiece(createRandom(3), 6);
const model: TrainedModel = {
  formatVersion: 1,
  name: 'Tiny',
  vocabulary: VOCABULARY,
  network: TINY_NETWORK,
  parameters,
  extraPrograms: piece.extraPrograms,
  frames: [frameOf(piece)],
  longestDuration: 100,
  isBeatAligned: true,
  provenance: {
    base: null,
    pieces: ['Random'],
    notesSeen: 0,
    seconds: 0,
    seed: 2,
    validationNatsPerNote: 0,
    baselineNatsPerNote: 0,
    createdAt: '2026-01-01T00:00:00.000Z',
  },
};

test('stepping gives a piece the likelihood the float64 reference gives it', () => {
  const excerpt = { piece, from: 0, to: countEvents(piece), isToEnd: true };
  const [batch] = [...evaluationBatches([excerpt], { streams: 1, steps: countEvents(piece) + 1 })];
  const expected = referenceStep(TINY_NETWORK, Float64Array.from(parameters), batch!).nats;

  const network = new StepNetwork(TINY_NETWORK, parameters);
  const cursor = new PieceCursor(piece.isBeatAligned);
  const side = new Float32Array(SIDE_SIZE);
  const legal = { low: 0, high: 0 };
  let previous: ArrayLike<number> = START;
  let nats = 0;
  for (let offset = 0; offset <= piece.fields.length; offset += FIELD_COUNT) {
    const isEnd = offset === piece.fields.length;
    const event = isEnd
      ? Uint8Array.of(END_BEATS, 0, 0, 0, 0, 0)
      : piece.fields.slice(offset, offset + FIELD_COUNT);
    cursor.writeSide(cursor.onset, side, 0);
    network.advance(previous, side);
    for (let field = 0; field < FIELD_COUNT; field++) {
      if (field === 2) {
        cursor.writeSide(cursor.onsetAfter(event[0]!, event[1]!), side, 0);
        network.place(side);
      }
      if (isFieldUsed(field, event)) {
        cursor.writeLegal(field, event, legal);
        const logits = network.logits(field).slice(legal.low, legal.high);
        const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0);
        nats += Math.log(total) - logits[event[field]! - legal.low]!;
      }
      network.choose(field, event[field]!);
    }
    if (!isEnd) cursor.push(event);
    previous = event;
  }
  expect(nats / expected).toBeCloseTo(1, 5);
});

const write = (options: WriteOptions): ReturnType<typeof writeTake> =>
  writeTake(model, new StepNetwork(TINY_NETWORK, parameters), options);

describe('a take', () => {
  const options = { prime: null, seed: 5, temperature: 1, noteCount: 80 };
  const fieldsOf = (taken: ReturnType<typeof writeTake>): Uint8Array =>
    Uint8Array.from([...taken].flatMap(({ event }) => [...event]));

  test('the same seed writes the same, another seed something else', () => {
    const first = fieldsOf(write(options));
    expect(fieldsOf(write(options))).toEqual(first);
    expect(fieldsOf(write({ ...options, seed: 6 }))).not.toEqual(first);
  });

  test('is legal, as long as asked, and keeps to the instruments of a training piece', () => {
    for (let seed = 0; seed < 5; seed++) {
      const events = [...write({ ...options, seed })];
      expect(events.filter(({ isNote }) => isNote).length).toBe(80);
      const fields = Uint8Array.from(events.flatMap(({ event }) => [...event]));
      expect(findIllegalEvent(fields)).toBe(-1);
      const slots = new Set(events.filter(({ isNote }) => isNote).map(({ event }) => event[2]!));
      const allowed = new Set(model.frames[0]!.slots);
      expect([...slots].filter((slot) => !allowed.has(slot))).toEqual([]);
      // Meter and tempo are those of the training piece, told once.
      const controls = events.filter(({ isNote }) => !isNote);
      expect(controls.flatMap(({ event }) => [...event])).toEqual(model.frames[0]!.opening);
      const notes = events.filter(({ isNote }) => isNote);
      expect(notes[0]!.onset % 12).toBe(0);
      expect(Math.max(...notes.map(({ event }) => event[4]!))).toBeLessThanOrEqual(100);
    }
  });

  test('begins with its prime, unchanged', () => {
    const events = [...write({ ...options, prime: piece, noteCount: 3 })];
    const prime = events.filter(({ isPrime }) => isPrime);
    expect(Uint8Array.from(prime.flatMap(({ event }) => [...event]))).toEqual(piece.fields);
    expect(events.slice(prime.length).filter(({ isNote }) => isNote).length).toBe(3);
  });
});

describe('draw', () => {
  const logits = Float32Array.from([0.6, 0.3, 0.08, 0.02].map(Math.log));
  const anything = (index: number): boolean => index >= 0;
  const shares = (rule: Parameters<typeof draw>[4], isAllowed = anything): number[] => {
    const random = createRandom(1);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < 20_000; i++) counts[draw(logits, 0, 4, isAllowed, rule, random)]!++;
    return counts.map((count) => count / 20_000);
  };
  const close = (actual: number[], expected: number[]): void =>
    actual.forEach((share, i) => expect(Math.abs(share - expected[i]!)).toBeLessThan(0.015));

  test('follows the probabilities', () =>
    close(shares({ temperature: 1 }), [0.6, 0.3, 0.08, 0.02]));

  test('temperature raises p to 1/T', () => {
    const powers = [0.6, 0.3, 0.08, 0.02].map((p) => p ** 2);
    const total = powers.reduce((sum, p) => sum + p, 0);
    close(
      shares({ temperature: 0.5 }),
      powers.map((p) => p / total),
    );
  });

  test('top-p keeps the smallest set that reaches it', () =>
    close(shares({ temperature: 1, topP: 0.85 }), [2 / 3, 1 / 3, 0, 0]));

  test('min-p drops what is far from the best', () =>
    close(shares({ temperature: 1, minP: 0.2 }), [2 / 3, 1 / 3, 0, 0]));

  test('only what is allowed; where nothing is, anything', () => {
    close(
      shares({ temperature: 1 }, (i) => i > 1),
      [0, 0, 0.8, 0.2],
    );
    close(
      shares({ temperature: 1 }, () => false),
      [0.6, 0.3, 0.08, 0.02],
    );
  });
});
