// Corpora nobody would call good: they train, or it is said why not. On the engine this process gets.
import { describe, expect, test } from 'vitest';
import { encodeScore } from '../../core/encoding/encodeScore.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import { DEFAULT_TRAINING, type TrainEvent } from '../../core/model/training.ts';
import type { Note } from '../../core/music/score.ts';
import { Gate } from './gate.ts';
import type { TrainRequest } from './requestedRun.ts';
import { trainModel } from './trainModel.ts';

/** Eighth notes over the pitches in turn. */
function piece(
  notes: number,
  pitches: readonly number[],
  isDrum = false,
): TrainRequest['pieces'][0] {
  const score = {
    title: 'Odd',
    ticksPerQuarter: 48,
    tracks: [
      {
        name: '',
        program: 0,
        isDrum,
        pedals: [],
        notes: Array.from({ length: notes }, (_, i): Note => {
          const pitch = pitches[i % pitches.length]!;
          return { startTicks: i * 24, durationTicks: 24, pitch, velocity: 80 };
        }),
      },
    ],
    tempos: [{ ticks: 0, tempoBpm: 120 }],
    meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
  };
  return { title: score.title, events: encodeScore(score) };
}

async function train(
  pieces: TrainRequest['pieces'],
): Promise<{ model: TrainedModel; losses: number[] }> {
  const losses: number[] = [];
  const onEvent = (event: TrainEvent): void => {
    if (event.type === 'validated') losses.push(event.validation.loss);
  };
  const settings = { ...DEFAULT_TRAINING, length: { kind: 'passes', passes: 30 } } as const;
  const request = { name: 'Odd', pieces, settings, base: null };
  const { model } = await trainModel(request, { signal: undefined, gate: new Gate(), onEvent });
  return { model, losses };
}

test('eight notes are too few, and so is nothing', async () => {
  const refusal = { code: 'model/too-little-music', details: { needed: 100 } };
  await expect(train([piece(8, [60, 62])])).rejects.toMatchObject(refusal);
  await expect(train([])).rejects.toMatchObject(refusal);
});

describe('what is learned from', () => {
  test.each([
    ['only drums', [piece(300, [36, 42, 38, 42], true)]],
    ['one pitch', [piece(300, [60])]],
    ['the highest and the lowest pitch', [piece(300, [0, 127])]],
    [
      'one long piece and many of a note',
      [piece(300, [60, 64]), ...new Array<TrainRequest['pieces'][0]>(9).fill(piece(1, [60]))],
    ],
  ])(
    '%s',
    async (_, pieces) => {
      const { model, losses } = await train(pieces);
      expect(losses.every(Number.isFinite)).toBe(true);
      expect(losses.at(-1)).toBeLessThan(losses[0]! - 5);
      expect(model.parameters.every(Number.isFinite)).toBe(true);
      expect(model.frames.length).toBe(pieces.length);
    },
    60_000,
  );
});
