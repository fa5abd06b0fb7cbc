import { beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../../core/random.ts';
import { startBackend } from '../../backends/tfjsBackends.ts';
import { DeviceMemory, readFloats } from './deviceMemory.ts';
import { matrix, multiply } from './multiply.ts';
import { Recording } from './recording.ts';
import { tfjsDevice } from './tfjsDevice.ts';

beforeAll(() => startBackend('webgpu'));

/** Sizes with and without a remainder by four, and by the workgroup's 32. */
const SIZES = [
  [4, 4, 4],
  [36, 40, 44],
  [5, 7, 3],
  [33, 18, 64],
] as const;

const CASES = SIZES.flatMap((size) =>
  ([undefined, 'a', 'b'] as const).flatMap((transpose) =>
    (['zero', 'result', 'bias'] as const).map((start) => ({ size, transpose, start })),
  ),
);

test.each(CASES)('$size, transpose $transpose, from $start', async ({ size, transpose, start }) => {
  const [M, N, K] = size;
  const random = createRandom(1);
  const memory = new DeviceMemory(tfjsDevice());
  // Every matrix stands within a wider one, four floats from its beginning.
  const place = (rows: number, columns: number) => {
    const stride = columns + 4;
    const values = Float32Array.from({ length: 4 + (rows + 1) * stride }, () => random.normal());
    const buffer = memory.allocate(values.length, 'matrix');
    memory.device.queue.writeBuffer(buffer, 0, values);
    const at = (row: number, column: number): number => values[4 + row * stride + column]!;
    return { at, values, matrix: matrix(buffer, rows, columns, { offset: 4, stride }) };
  };
  const a = transpose === 'a' ? place(K, M) : place(M, K);
  const b = transpose === 'b' ? place(N, K) : place(K, N);
  const c = place(M, N);

  const recording = new Recording();
  multiply(recording, {
    a: a.matrix,
    b: b.matrix,
    into: c.matrix,
    ...(transpose === undefined ? {} : { transpose }),
    start: start === 'bias' ? { bias: 4 } : start,
  });
  const bound = await recording.bind(memory.device);
  const encoder = memory.device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  bound.encode(pass);
  pass.end();
  memory.device.queue.submit([encoder.finish()]);
  const actual = await readFloats(memory.device, c.matrix.buffer);

  const expected = c.values.slice();
  for (let m = 0; m < M; m++)
    for (let n = 0; n < N; n++) {
      let sum = { zero: 0, result: c.at(m, n), bias: b.values[4 + n]! }[start];
      for (let k = 0; k < K; k++)
        sum +=
          (transpose === 'a' ? a.at(k, m) : a.at(m, k)) *
          (transpose === 'b' ? b.at(n, k) : b.at(k, n));
      expected[4 + m * c.matrix.stride + n] = sum;
    }
  const worst = actual.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - expected[i]!)),
    0,
  );
  expect(worst).toBeLessThan(2e-5);
  bound.dispose();
  memory.dispose();
});
