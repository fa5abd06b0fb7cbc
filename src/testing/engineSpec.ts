// What every training engine must do, as tests: equal the float64 reference, carry state, learn, stay
// within its memory, go on from a checkpoint.
import { afterEach, expect, test } from 'vitest';
import { createRandom } from '../core/random.ts';
import { drawDropout } from '../learning/network/dropout.ts';
import { initialParameters } from '../learning/network/initialise.ts';
import { parameterLayout } from '../learning/network/layout.ts';
import { distance } from '../learning/reference/distance.ts';
import { referenceStep } from '../learning/reference/referenceNetwork.ts';
import type { TrainEngine } from '../learning/trainEngine.ts';
import { TINY_NETWORK, tinyBatches } from './tinyNetwork.ts';

export interface EngineUnderTest<Engine extends TrainEngine> {
  /** Of TINY_NETWORK with these parameters. */
  readonly create: (parameters: Float32Array) => Promise<Engine>;
  /** What must not grow from step to step: tensors, bytes. */
  readonly used: (engine: Engine) => number;
  /** Largest relative L2 distance between two runs of the same step; 0: bit-equal. */
  readonly noise: number;
}

const { blocks } = parameterLayout(TINY_NETWORK);
const parameters = initialParameters(TINY_NETWORK, createRandom(3));

/** Registers the tests; to be called inside a `describe`. */
export function testEngine<Engine extends TrainEngine>({
  create,
  used,
  noise,
}: EngineUnderTest<Engine>): void {
  let engine: Engine;
  const start = async (): Promise<void> => {
    engine = await create(parameters);
  };
  afterEach(() => engine.dispose());

  test.each([null, 0.3])(
    'every gradient equals the float64 reference, dropout %s',
    async (rate) => {
      await start();
      const [batch] = tinyBatches(1);
      const dropout = rate === null ? null : drawDropout(TINY_NETWORK, 3, rate, createRandom(5));
      const gradient = await engine.gradient(batch!, dropout);
      const exact = Float64Array.from(parameters);
      const expected = referenceStep(TINY_NETWORK, exact, batch!, dropout).gradient;
      for (const { name, offset, size } of blocks) {
        const part = gradient.subarray(offset, offset + size);
        const wanted = expected.subarray(offset, offset + size);
        expect(distance(part, wanted), name).toBeLessThan(1e-5);
      }
    },
  );

  test("a step tells the gradient's norm before it was clipped", async () => {
    await start();
    const [batch] = tinyBatches(1);
    const { gradient } = referenceStep(TINY_NETWORK, Float64Array.from(parameters), batch!);
    const { gradientNorm } = await engine.step(batch!, { learningRate: 0, dropout: null });
    expect(gradientNorm / Math.hypot(...gradient)).toBeCloseTo(1, 5);
  });

  test('evaluation carries its state as the reference does', async () => {
    await start();
    let state: ReturnType<typeof referenceStep>['state'] | undefined;
    for (const batch of tinyBatches(4)) {
      const exact = Float64Array.from(parameters);
      const expected = referenceStep(TINY_NETWORK, exact, batch, null, state);
      state = expected.state;
      const nats = await engine.evaluate(batch);
      expect(Math.abs(nats / expected.nats - 1)).toBeLessThan(1e-5);
    }
  });

  test('training carries its state as the reference does', async () => {
    await start();
    let state: ReturnType<typeof referenceStep>['state'] | undefined;
    for (const batch of tinyBatches(3)) {
      const exact = Float64Array.from(parameters);
      const expected = referenceStep(TINY_NETWORK, exact, batch, null, state);
      state = expected.state;
      // No learning: the weights stay, the state goes on.
      const { nats } = await engine.step(batch, { learningRate: 0, dropout: null });
      expect(Math.abs(nats / expected.nats - 1)).toBeLessThan(1e-5);
    }
  });

  test('steps learn and use no more and more memory', async () => {
    await start();
    const batches = tinyBatches(4);
    const pass = async (): Promise<number> => {
      let nats = 0;
      for (const batch of batches)
        nats += (await engine.step(batch, { learningRate: 0.02, dropout: null })).nats;
      return nats;
    };
    const first = await pass();
    const usedAfterFirst = used(engine);
    const second = await pass();
    expect(second).toBeLessThan(first * 0.9);
    expect(used(engine)).toBe(usedAfterFirst);
  });

  test('losses may be awaited late: the same steps in the same order', async () => {
    await start();
    const batches = tinyBatches(4);
    const options = { learningRate: 0.02, dropout: null };
    const losses: number[] = [];
    for (const batch of batches) losses.push((await engine.step(batch, options)).nats);
    const expected = await engine.parameters();
    engine.load(parameters);
    const late = batches.map((batch) => engine.step(batch, options));
    const reached = await engine.parameters();
    expect(
      distance(
        (await Promise.all(late)).map(({ nats }) => nats),
        losses,
      ),
    ).toBeLessThanOrEqual(noise);
    expect(distance(reached, expected)).toBeLessThanOrEqual(noise);
  });

  test('a loaded checkpoint goes on as if it had not been interrupted', async () => {
    await start();
    const [first, second] = tinyBatches(2);
    const options = { learningRate: 0.01, dropout: null };
    expect(await engine.carriedState()).toBeNull();
    await engine.step(first!, options);
    const saved = [
      await engine.parameters(),
      await engine.optimizerState(),
      await engine.carriedState(),
    ] as const;
    const again = { ...second!, resets: new Uint8Array(3) };
    await engine.step(again, options);
    const expected = await engine.parameters();
    engine.load(saved[0], saved[1]);
    await engine.step(again, options);
    const forgetful = await engine.parameters();
    engine.load(...saved);
    await engine.step(again, options);
    expect(distance(forgetful, expected)).toBeGreaterThan(1e-4);
    expect(distance(await engine.parameters(), expected)).toBeLessThanOrEqual(noise);
  });
}
