// The whole loop on the backend this browser gets: it learns, it stops when told, it says when it cannot.
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { encodeScore } from '../../core/encoding/encodeScore.ts';
import type { TrainEvent } from '../../core/model/training.ts';
import type { Note } from '../../core/music/score.ts';
import { writeTake } from '../sampling/writeTake.ts';
import { trainModel, type TrainRequest } from './trainModel.ts';

/** An Alberti bar, over and over, a piece per key. */
function albertiPiece(key: number, bars: number): TrainRequest['pieces'][number] {
  const notes = Array.from({ length: bars * 8 }, (_, i): Note => {
    const pitch = 60 + key + [0, 7, 4, 7][i % 4]!;
    return { startTicks: i * 24, durationTicks: 24, pitch, velocity: 80 };
  });
  const score = {
    title: `Alberti ${key}`,
    ticksPerQuarter: 48,
    tracks: [{ name: '', program: 0, isDrum: false, notes, pedals: [] }],
    tempos: [{ ticks: 0, tempoBpm: 120 }],
    meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
  };
  return { title: score.title, events: encodeScore(score) };
}

const pieces = Array.from({ length: 10 }, (_, key) => albertiPiece(key, 16));
const request = (passes: number): TrainRequest => ({
  name: 'Alberti',
  pieces,
  settings: { preset: 'S', seed: 1, passes },
});

describe('training', () => {
  test('learns a figure, holds out whole pieces, and writes its rhythm again', async () => {
    const events: TrainEvent[] = [];
    const { model, endedBy } = await trainModel(request(30), undefined, (event) =>
      events.push(event),
    );
    expect(endedBy).toBe('plan');
    const [started] = events;
    expect(started).toMatchObject({
      type: 'started',
      trainingNotes: 8 * 128,
      validationNotes: 2 * 128,
      validationKind: 'pieces',
    });
    const losses = events.flatMap((event) =>
      event.type === 'validated' ? [event.validation.loss] : [],
    );
    // Some 24 nats is a guess among all classes. Half a minute teaches the rhythm, not yet every key.
    expect(losses[0]).toBeGreaterThan(20);
    expect(losses.at(-1)).toBeLessThan(5);
    expect(model.provenance.validationNatsPerNote).toBe(Math.min(...losses));
    expect(model.parameters.every(Number.isFinite)).toBe(true);

    const prime = { ...pieces[0]!.events, fields: pieces[0]!.events.fields.slice(0, 25 * 6) };
    const written = [
      ...writeTake(model, { prime, seed: 1, temperature: 0.8, noteCount: 64 }),
    ].filter(({ isPrime }) => !isPrime);
    const isEighth = ([beats, subdivision]: Uint8Array): boolean =>
      beats === 0 && subdivision === 24;
    const inRhythm = written.filter(({ event }) => isEighth(event)).length;
    expect(inRhythm).toBeGreaterThan(written.length * 0.9);
    expect(tf.memory().numTensors).toBe(0);
  }, 120_000);

  test('Stop keeps the best model so far', async () => {
    const stop = new AbortController();
    let steps = 0;
    const losses: number[] = [];
    const { model, endedBy } = await trainModel(request(10_000), stop.signal, (event) => {
      if (event.type === 'progress' && ++steps === 3) stop.abort();
      if (event.type === 'validated') losses.push(event.validation.loss);
    });
    expect(endedBy).toBe('stop');
    expect(model.provenance.notesSeen).toBeGreaterThan(0);
    expect(losses.length).toBe(2);
    expect(model.provenance.validationNatsPerNote).toBe(losses[1]);
    expect(losses[1]).toBeLessThan(losses[0]!);
    expect(tf.memory().numTensors).toBe(0);
  }, 60_000);

  test('too little music is said, not trained on', async () => {
    const little = { ...request(1), pieces: [albertiPiece(0, 1)] };
    await expect(trainModel(little, undefined, () => undefined)).rejects.toMatchObject({
      code: 'model/too-little-music',
      details: { notes: 7, needed: 100 },
    });
  });
});
