import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { TINY_NETWORK, tinyBatches } from '../../testing/tinyNetwork.ts';
import { drawDropout } from '../network/dropout.ts';
import { initialParameters } from '../network/initialise.ts';
import { parameterLayout } from '../network/layout.ts';
import { referenceStep } from './referenceNetwork.ts';

test('the gradient equals finite differences of the loss in every block', () => {
  const random = createRandom(3);
  const parameters = Float64Array.from(initialParameters(TINY_NETWORK, random));
  const [first, second] = tinyBatches(2) as [
    ReturnType<typeof tinyBatches>[0],
    ReturnType<typeof tinyBatches>[0],
  ];
  const dropout = drawDropout(TINY_NETWORK, 3, 0.3, random);
  // The second window, so that a carried state and its resets take part.
  const { state } = referenceStep(TINY_NETWORK, parameters, first);
  const lossAt = (at: Float64Array): number =>
    referenceStep(TINY_NETWORK, at, second, dropout, state).nats / second.rows;
  const { gradient } = referenceStep(TINY_NETWORK, parameters, second, dropout, state);

  const step = 1e-5;
  let checked = 0;
  for (const block of parameterLayout(TINY_NETWORK).blocks) {
    // The largest gradient of each block: most blocks are sparse, and a zero proves little.
    let at = block.offset;
    for (let i = block.offset; i < block.offset + block.size; i++)
      if (Math.abs(gradient[i]!) > Math.abs(gradient[at]!)) at = i;
    const shifted = (by: number): Float64Array => {
      const copy = parameters.slice();
      copy[at]! += by;
      return copy;
    };
    const numeric = (lossAt(shifted(step)) - lossAt(shifted(-step))) / (2 * step);
    expect(gradient[at]!, block.name).toBeCloseTo(numeric, 6);
    expect(Math.abs(numeric), block.name).toBeGreaterThan(1e-6);
    checked++;
  }
  expect(checked).toBe(parameterLayout(TINY_NETWORK).blocks.length);
}, 60_000);
