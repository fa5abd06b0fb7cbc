// Every build must run in the test browser.
import { describe, expect, test } from 'vitest';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { testEngine } from '../../testing/engineSpec.ts';
import { supportedBuilds } from './builds.ts';
import { WasmEngine } from './wasmEngine.ts';

test('the test browser runs every build', () => {
  expect(supportedBuilds()).toEqual(['relaxed', 'simd']);
});

describe.each([
  ['relaxed', 4],
  ['relaxed', 6],
  ['simd', 4],
  ['simd', 6],
] as const)('%s, tiles of %i rows', (build, tileRows) => {
  testEngine({
    create: (parameters) => WasmEngine.create(TINY_NETWORK, parameters, { build, tileRows }),
    used: (engine) => engine.memoryBytes,
    noise: 0,
  });
});
