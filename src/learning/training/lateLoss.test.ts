// A step's loss comes in after the next step has been asked for; a failure that shows only then loses nothing.
import { expect, test } from 'vitest';
import type { TrainEvent } from '../../core/model/training.ts';
import { openTinyRun } from '../../testing/tinyRun.ts';
import { CANDIDATES, type EngineCandidate } from '../backends/candidates.ts';
import { Gate } from './gate.ts';
import { runPlan } from './trainLoop.ts';

const wasm = CANDIDATES.find(({ name }) => name === 'wasm')!;
const NOTES = 60;

/** The real engine; the step that reaches the end of the plan runs, but its loss is not a number. */
function failingAtTheEnd(asked: number[]): EngineCandidate {
  return {
    ...wasm,
    name: 'webgpu',
    async create(spec, parameters) {
      const engine = await wasm.create(spec, parameters);
      const step = engine.step.bind(engine);
      let notes = 0;
      engine.step = async (batch, options) => {
        if (options.learningRate === 0) return step(batch, options);
        notes += batch.notes;
        asked.push(notes);
        const result = await step(batch, options);
        return notes >= NOTES ? { ...result, nats: NaN } : result;
      };
      return engine;
    },
  };
}

test('when the last step turns out to have failed, the plan goes on from the checkpoint', async () => {
  const asked: number[] = [];
  const { engine, plan } = await openTinyRun(
    [failingAtTheEnd(asked), { ...wasm, isSpare: true }],
    'auto',
    NOTES,
    NOTES / 2,
  );
  const events: TrainEvent[] = [];
  const run = await runPlan(engine, plan, {
    signal: undefined,
    gate: new Gate(),
    onEvent: (event) => events.push(event),
  });
  engine.dispose();
  expect(asked.at(-1)).toBeGreaterThanOrEqual(NOTES);
  expect(run.endedBy).toBe('plan');
  const story = events.flatMap((event) => {
    if (event.type === 'validated') return [event.validation.notesSeen];
    return event.type === 'recovered' ? [-event.notesSeen] : [];
  });
  // Validated at the start and half way, then the failure, and the second half once more.
  const [start, half, back, end] = story;
  expect(story).toHaveLength(4);
  expect(start).toBe(0);
  expect(half).toBeLessThan(NOTES);
  expect(back).toBe(-half!);
  expect(end).toBeGreaterThanOrEqual(NOTES);
});
