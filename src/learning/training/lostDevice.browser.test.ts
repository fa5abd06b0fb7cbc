// The graphics chip is taken away in mid-training, as by a crash of its driver: the training goes on elsewhere.
import { expect, test } from 'vitest';
import type { TrainEvent } from '../../core/model/training.ts';
import { openTinyRun } from '../../testing/tinyRun.ts';
import { CANDIDATES, type EngineCandidate } from '../backends/candidates.ts';
import { WebGpuEngine } from '../tfjs/webgpu/webGpuEngine.ts';
import { Gate } from './gate.ts';
import { runPlan } from './trainLoop.ts';

const wasm = CANDIDATES.find(({ name }) => name === 'wasm')!;
const NOTES = 120;

const adapter = await (navigator.gpu as GPU | undefined)?.requestAdapter();
if (!adapter) console.warn('Not tested here, as this browser has no WebGPU: a lost device.');

test.skipIf(!adapter)(
  'a lost device is named, and the training goes on from the best weights on another engine',
  async () => {
    const device = await adapter!.requestDevice();
    const webgpu: EngineCandidate = {
      name: 'webgpu',
      isSpare: false,
      probe: () => Promise.resolve({ status: 'software', detail: 'a device of its own' }),
      create: (spec, parameters) => WebGpuEngine.create(device, spec, parameters),
    };
    const { engine, plan } = await openTinyRun([webgpu, wasm], 'webgpu', NOTES, NOTES / 4);
    expect(engine.current.name).toBe('webgpu');
    const events: TrainEvent[] = [];
    const run = await runPlan(engine, plan, {
      signal: undefined,
      gate: new Gate(),
      onEvent: (event) => {
        events.push(event);
        if (events.filter(({ type }) => type === 'validated').length === 2) device.destroy();
      },
    });
    const recoveries = events.filter((event) => event.type === 'recovered');
    expect(recoveries).toMatchObject([{ failed: 'webgpu' }]);
    // Nothing before the last validation is heard again.
    const validated = events.filter((event) => event.type === 'validated');
    expect(recoveries[0]!.notesSeen).toBeGreaterThanOrEqual(validated[0]!.validation.notesSeen);
    expect(engine.current.name).toBe('wasm');
    expect(run.notesSeen).toBeGreaterThanOrEqual(NOTES);
    expect(run.validationLoss).toBe(
      Math.min(...validated.map(({ validation }) => validation.loss)),
    );
    engine.dispose();
  },
  60_000,
);
