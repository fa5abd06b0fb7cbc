// The whole loop on the backend this browser gets: it learns, it stops when told, it says when it cannot.
import { describe, expect, test, vi } from 'vitest';
import { excerptBars, placeEvents } from '../../core/encoding/barExcerpt.ts';
import { countEvents } from '../../core/encoding/encodedPiece.ts';
import { encodeScore } from '../../core/encoding/encodeScore.ts';
import { DEFAULT_RULES, NO_LIMITS } from '../../core/model/takeSettings.ts';
import {
  DEFAULT_TRAINING,
  type EngineName,
  type EngineReport,
  type TrainEvent,
} from '../../core/model/training.ts';
import type { Note } from '../../core/music/score.ts';
import { CANDIDATES, type EngineCandidate } from '../backends/candidates.ts';
import { openEventNetwork } from '../sampling/openEventNetwork.ts';
import { writeTake } from '../sampling/writeTake.ts';
import type { StepResult } from '../trainEngine.ts';
import { Gate } from './gate.ts';
import type { TrainRequest } from './requestedRun.ts';
import type { RunControl } from './trainLoop.ts';
import { trainModel } from './trainModel.ts';

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
  settings: { ...DEFAULT_TRAINING, length: { kind: 'passes', passes } },
  base: null,
});

const control = (
  onEvent: (event: TrainEvent) => void = () => undefined,
  signal?: AbortSignal,
): RunControl => ({ signal, gate: new Gate(), onEvent });

describe('training', () => {
  test('learns a figure, holds out whole pieces, and writes its rhythm again', async () => {
    const events: TrainEvent[] = [];
    const { model, endedBy } = await trainModel(
      request(100),
      control((event) => events.push(event)),
    );
    expect(endedBy).toBe('plan');
    const [started] = events;
    expect(started).toMatchObject({
      type: 'started',
      facts: { trainingNotes: 8 * 128, validationNotes: 2 * 128, validationKind: 'pieces' },
    });
    const losses = events.flatMap((event) =>
      event.type === 'validated' ? [event.validation.loss] : [],
    );
    // Some 24 nats is a guess among all classes.
    expect(losses[0]).toBeGreaterThan(20);
    expect(losses.at(-1)).toBeLessThan(3);
    expect(model.provenance.validationNatsPerNote).toBe(Math.min(...losses));
    expect(model.parameters.every(Number.isFinite)).toBe(true);

    const prime = excerptBars(pieces[0]!.events, 0, 3);
    const network = await openEventNetwork(model.network, model.parameters);
    const writing = writeTake(
      model,
      network,
      { kind: 'new', prime, bars: 8 },
      { seed: 1, temperature: 0.8, rules: DEFAULT_RULES, limits: NO_LIMITS, candidates: 1 },
    );
    let step = writing.next();
    while (!step.done) step = writing.next();
    const written = placeEvents(step.value.events).slice(countEvents(prime.events));
    const isEighth = ([beats, subdivision]: Uint8Array): boolean =>
      beats === 0 && subdivision === 24;
    const inRhythm = written.filter(({ event }) => isEighth(event)).length;
    expect(inRhythm).toBeGreaterThan(written.length * 0.9);
  }, 120_000);

  test('goes on from a model, for a given time: its first loss is that of the model', async () => {
    const { model: base } = await trainModel(request(20), control());
    const events: TrainEvent[] = [];
    const { model, endedBy } = await trainModel(
      {
        ...request(1),
        settings: { ...DEFAULT_TRAINING, preset: 'L', length: { kind: 'minutes', minutes: 0.05 } },
        base,
      },
      control((event) => events.push(event)),
    );
    expect(endedBy).toBe('plan');
    expect(model.network).toEqual(base.network);
    expect(model.provenance.base).toBe('Alberti');
    expect(model.provenance.seconds).toBeGreaterThan(0);
    const [first] = events.filter((event) => event.type === 'validated');
    expect(first!.validation.loss).toBeCloseTo(base.provenance.validationNatsPerNote, 3);
    expect(model.provenance.validationNatsPerNote).toBeLessThan(first!.validation.loss);
    expect(events[0]).toMatchObject({ type: 'started', facts: { totalNotes: null } });
    for (const event of events) {
      if (event.type !== 'progress') continue;
      expect(event.train.gradientNorm).toBeGreaterThan(0);
      expect(event.train.learningRate).toBeGreaterThan(0);
    }
    const shares = events.flatMap((event) => (event.type === 'progress' ? [event.share] : []));
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  }, 60_000);

  test('Stop keeps the best model so far', async () => {
    const stop = new AbortController();
    let steps = 0;
    const losses: number[] = [];
    const { model, endedBy } = await trainModel(
      request(10_000),
      control((event) => {
        if (event.type === 'progress' && ++steps === 3) stop.abort();
        if (event.type === 'validated') losses.push(event.validation.loss);
      }, stop.signal),
    );
    expect(endedBy).toBe('stop');
    expect(model.provenance.notesSeen).toBeGreaterThan(0);
    expect(losses.length).toBeGreaterThanOrEqual(2);
    expect(model.provenance.validationNatsPerNote).toBe(Math.min(...losses));
    expect(Math.min(...losses)).toBeLessThan(losses[0]!);
  }, 60_000);

  test('too little music is said, not trained on', async () => {
    const little = { ...request(1), pieces: [albertiPiece(0, 1)] };
    await expect(trainModel(little, control())).rejects.toMatchObject({
      code: 'model/too-little-music',
      details: { notes: 7, needed: 100 },
    });
  });

  test('Stop before the first step leaves no model', async () => {
    await expect(
      trainModel(
        request(5),
        control(() => undefined, AbortSignal.abort()),
      ),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('Pause holds the run before its next step', async () => {
    const gate = new Gate();
    const stop = new AbortController();
    let reports = 0;
    const running = trainModel(request(10_000), {
      signal: stop.signal,
      gate,
      onEvent: ({ type }) => {
        if (type === 'progress' && ++reports === 2) gate.close();
      },
    });
    await vi.waitUntil(() => gate.isClosed, { timeout: 20_000 });
    const atPause = reports;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(reports).toBe(atPause);
    gate.open();
    await vi.waitUntil(() => reports > atPause + 1, { timeout: 20_000 });
    // Stop is heard while paused, too.
    gate.close();
    stop.abort();
    expect((await running).endedBy).toBe('stop');
  }, 60_000);
});

describe('an engine that fails in mid-run', () => {
  const wasm = CANDIDATES.find(({ name }) => name === 'wasm')!;
  /** The real engine, but its `failing`-th training step (after those of the trial) does what it is told. */
  const faulty = (name: EngineName, failing: number, fault: () => StepResult): EngineCandidate => ({
    ...wasm,
    name,
    async create(spec, parameters) {
      const engine = await wasm.create(spec, parameters);
      const step = engine.step.bind(engine);
      let steps = 0;
      engine.step = (batch, options) => {
        if (options.learningRate > 0 && ++steps === failing) return Promise.resolve().then(fault);
        return step(batch, options);
      };
      return engine;
    },
  });
  const broken = (): never => {
    throw new Error('the device was lost');
  };

  test('hands over to the next from the last checkpoint', async () => {
    const events: TrainEvent[] = [];
    const { model, endedBy } = await trainModel(
      request(30),
      control((event) => events.push(event)),
      [faulty('webgpu', 60, broken), { ...wasm, isSpare: true }],
    );
    expect(['plan', 'early-stop']).toContain(endedBy);
    const recovered = events.find(({ type }) => type === 'recovered');
    const validated = events.filter((event) => event.type === 'validated');
    // It went back to the validation before the fault, not to the beginning.
    const seen = validated.map(({ validation }) => validation.notesSeen);
    expect(recovered).toMatchObject({ failed: 'webgpu', reason: 'the device was lost' });
    expect(recovered?.type === 'recovered' && seen.includes(recovered.notesSeen)).toBe(true);
    expect(recovered?.type === 'recovered' && recovered.notesSeen).toBeGreaterThan(0);
    expect(recovered?.type === 'recovered' && recovered.engines).toMatchObject([
      { name: 'webgpu', status: 'failed', detail: 'the device was lost' },
      { name: 'wasm', status: 'chosen' },
    ]);
    expect(model.provenance.validationNatsPerNote).toBeLessThan(
      validated[0]!.validation.loss * 0.5,
    );
  }, 60_000);

  test('a loss that is not a number is a failure, and with no engine left the best model stays', async () => {
    const { endedBy, model } = await trainModel(request(30), control(), [
      faulty('wasm', 60, () => ({ nats: NaN, gradientNorm: NaN })),
    ]);
    expect(endedBy).toBe('diverged');
    expect(model.provenance.notesSeen).toBeGreaterThan(0);
  }, 60_000);

  test('one that computes wrong gradients is never used', async () => {
    const liar: EngineCandidate = {
      ...wasm,
      name: 'webgpu',
      async create(spec, parameters) {
        const engine = await wasm.create(spec, parameters);
        // What some phones do.
        engine.gradient = () => Promise.resolve(new Float32Array(parameters.length));
        return engine;
      },
    };
    const stop = new AbortController();
    let engines: readonly EngineReport[] = [];
    await trainModel(
      { ...request(5), settings: { ...request(5).settings, engine: 'webgpu' } },
      control((event) => {
        if (event.type === 'started') engines = event.facts.engines;
        if (event.type === 'progress') stop.abort();
      }, stop.signal),
      [liar, wasm],
    );
    expect(engines).toMatchObject([
      { name: 'webgpu', status: 'failed', detail: 'gradients are wrong by 1.0e+0 (relative)' },
      { name: 'wasm', status: 'chosen' },
    ]);
  }, 60_000);
});
