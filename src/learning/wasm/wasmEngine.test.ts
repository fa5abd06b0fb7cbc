// In Node, for its speed: the build without relaxed SIMD, which Node 20 lacks. wasmEngine.browser.test.ts
// runs them all.
import { describe } from 'vitest';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { testEngine } from '../../testing/engineSpec.ts';
import { WasmEngine } from './wasmEngine.ts';

describe.each([4, 6] as const)('SIMD, tiles of %i rows', (tileRows) => {
  testEngine({
    create: (parameters) =>
      WasmEngine.create(TINY_NETWORK, parameters, { build: 'simd', tileRows }),
    used: (engine) => engine.memoryBytes,
    noise: 0,
  });
});
