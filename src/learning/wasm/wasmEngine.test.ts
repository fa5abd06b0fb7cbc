// In Node, for its speed: the build without relaxed SIMD, which Node 20 lacks. wasmEngine.browser.test.ts
// runs them all.
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { TINY_NETWORK, wideBatch } from '../../testing/tinyNetwork.ts';
import { testEngine } from '../../testing/engineSpec.ts';
import { drawDropout } from '../network/dropout.ts';
import { initialParameters } from '../network/initialise.ts';
import { parameterLayout } from '../network/layout.ts';
import { distance } from '../reference/distance.ts';
import { referenceStep } from '../reference/referenceNetwork.ts';
import { compileKernels } from './builds.ts';
import { WasmEngine } from './wasmEngine.ts';

// Building the kernels anew takes seconds, which are not the first test's.
await compileKernels('simd');

describe.each([4, 6] as const)('SIMD, tiles of %i rows', (tileRows) => {
  testEngine({
    create: (parameters) =>
      WasmEngine.create(TINY_NETWORK, parameters, { build: 'simd', tileRows }),
    used: (engine) => engine.memoryBytes,
    noise: 0,
  });
});

test('every gradient of a network that is wide enough for halves', async () => {
  const spec = { ...TINY_NETWORK, hiddenSize: 128, headSize: 32 };
  const parameters = initialParameters(spec, createRandom(3));
  const batch = wideBatch();
  const dropout = drawDropout(spec, batch.streams, 0.3, createRandom(5));
  const expected = referenceStep(spec, Float64Array.from(parameters), batch, dropout).gradient;
  for (const tileRows of [4, 6] as const) {
    const engine = await WasmEngine.create(spec, parameters, { build: 'simd', tileRows });
    const gradient = await engine.gradient(batch, dropout);
    engine.dispose();
    for (const { name, offset, size } of parameterLayout(spec).blocks) {
      const part = gradient.subarray(offset, offset + size);
      expect(distance(part, expected.subarray(offset, offset + size)), name).toBeLessThan(1e-5);
    }
  }
}, 30_000);
