// A Stop that was interrupted before the run had ended: what goes on from its checkpoint keeps what was learned.
import { expect, test } from 'vitest';
import type { Checkpoint } from '../../core/model/checkpoint.ts';
import { DEFAULT_TRAINING } from '../../core/model/training.ts';
import { createRandom } from '../../core/random.ts';
import { randomPiece } from '../../testing/randomScore.ts';
import { CheckpointClock } from './checkpointClock.ts';
import { Gate } from './gate.ts';
import type { TrainRequest } from './requestedRun.ts';
import { trainModel } from './trainModel.ts';

const request: TrainRequest = {
  name: 'Odd',
  pieces: Array.from({ length: 4 }, (_, i) => ({
    title: `Piece ${i}`,
    events: randomPiece(createRandom(i), 60),
  })),
  settings: { ...DEFAULT_TRAINING, engine: 'wasm', length: { kind: 'passes', passes: 1000 } },
  base: null,
};

test('stopped before it goes on, a run leaves the best it had', async () => {
  const stop = new AbortController();
  let last: Checkpoint | undefined;
  const { model } = await trainModel(request, {
    signal: stop.signal,
    gate: new Gate(),
    onEvent: ({ type }) => {
      if (type === 'improved') stop.abort();
    },
    checkpoints: {
      clock: new CheckpointClock(),
      onCheckpoint: (checkpoint) => (last = checkpoint),
    },
  });
  expect(last).toMatchObject({ wish: 'stop' });
  expect(last!.best.notesSeen).toBeGreaterThan(0);

  const again = await trainModel(
    { ...request, from: structuredClone(last!) },
    { signal: AbortSignal.abort(), gate: new Gate(), onEvent: () => undefined },
  );
  expect(again.endedBy).toBe('stop');
  expect(again.model.parameters).toEqual(model.parameters);
}, 60_000);

test('stopped before it begins, a run leaves nothing', async () => {
  const control = { signal: AbortSignal.abort(), gate: new Gate(), onEvent: () => undefined };
  await expect(trainModel(request, control)).rejects.toMatchObject({ code: 'cancelled' });
}, 60_000);
