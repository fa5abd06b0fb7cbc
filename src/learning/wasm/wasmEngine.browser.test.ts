// Every build must run in the test browser.
import { describe, expect, test } from 'vitest';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { testEngine } from '../../testing/engineSpec.ts';
import { compileKernels, supportedBuilds } from './builds.ts';
import { WasmEngine } from './wasmEngine.ts';

// Building the kernels anew takes seconds, which are not the first test's.
for (const build of supportedBuilds())
  for (const isShared of [false, true]) await compileKernels(build, isShared);

test('the test browser runs every build', () => {
  expect(supportedBuilds()).toEqual(['relaxed', 'simd']);
});

describe.each([
  ['relaxed', 4, 1],
  ['relaxed', 6, 1],
  ['simd', 4, 1],
  ['simd', 6, 1],
  ['relaxed', 6, 2],
  ['simd', 4, 2],
  // More threads than the three streams.
  ['relaxed', 6, 4],
] as const)('%s, tiles of %i rows, %i threads', (build, tileRows, threads) => {
  testEngine({
    create: (parameters) =>
      WasmEngine.create(TINY_NETWORK, parameters, { build, tileRows }, threads),
    used: (engine) => engine.memoryBytes,
    noise: 0,
  });
});
