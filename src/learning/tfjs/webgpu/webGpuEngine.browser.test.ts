// Both decompositions on the test browser's software adapter.
import { beforeAll, describe } from 'vitest';
import { testEngine } from '../../../testing/engineSpec.ts';
import { TINY_NETWORK } from '../../../testing/tinyNetwork.ts';
import { startBackend } from '../../backends/tfjsBackends.ts';
import { tfjsDevice } from './tfjsDevice.ts';
import { WebGpuEngine } from './webGpuEngine.ts';

beforeAll(() => startBackend('webgpu'));

describe.each([
  { kind: 'sequence', rows: 1 },
  { kind: 'sequence', rows: 2 },
  { kind: 'step', rows: 1 },
  { kind: 'step', rows: 4 },
] as const)('by $kind, $rows rows', (decomposition) => {
  testEngine({
    create: (parameters) =>
      WebGpuEngine.create(tfjsDevice(), TINY_NETWORK, parameters, decomposition),
    used: () => 0,
    noise: 0,
  });
});
