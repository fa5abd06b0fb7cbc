import { describe, expect, test } from 'vitest';
import { FIELD_COUNT } from '../../core/encoding/encodedPiece.ts';
import { FIELD_CLASSES } from '../../core/encoding/vocabulary.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import { createRandom } from '../../core/random.ts';
import { TINY_NETWORK } from '../../testing/tinyNetwork.ts';
import { initialParameters } from '../network/initialise.ts';
import { PRESETS } from '../network/layout.ts';
import { createSide, START, StepNetwork } from '../sampling/stepNetwork.ts';
import { compileKernels } from './builds.ts';
import { timeKernels } from './chooseKernels.ts';
import { WasmEventNetwork } from './wasmEventNetwork.ts';

const networks: [string, NetworkSpec][] = [
  ['tiny', TINY_NETWORK],
  ['S', PRESETS.S],
];

describe.each(['relaxed', 'simd'] as const)('%s', (build) => {
  test.each(networks)(
    '%s: logits equal those of the plain network, also after going back',
    async (_, spec) => {
      const random = createRandom(11);
      const parameters = initialParameters(spec, random);
      const plain = new StepNetwork(spec, parameters);
      const fast = new WasmEventNetwork(spec, parameters, await compileKernels(build));
      let previous = START;
      for (let event = 0; event < 20; event++) {
        if (event === 10) for (const network of [plain, fast]) network.reset();
        const side = createSide().map(() => (random.next() < 0.05 ? 1 : 0));
        const chosen = FIELD_CLASSES.map((classes) => Math.floor(random.next() * classes));
        for (const network of [plain, fast]) network.advance(previous, side);
        if (event === 15)
          for (const network of [plain, fast]) {
            const saved = network.save();
            network.advance(chosen, side);
            network.choose(0, 1);
            network.restore(saved);
          }
        for (let field = 0; field < FIELD_COUNT; field++) {
          if (field === 2) for (const network of [plain, fast]) network.place(side);
          const expected = plain.logits(field);
          const worst = fast
            .logits(field)
            .reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i]!)), 0);
          expect(worst).toBeLessThan(2e-5);
          for (const network of [plain, fast]) network.choose(field, chosen[field]!);
        }
        previous = chosen;
      }
    },
  );
});

test('candidates are timed, and all of them are', async () => {
  const timed = await timeKernels();
  expect(timed).toHaveLength(4);
  for (const { gigaflops } of timed) expect(gigaflops).toBeGreaterThan(0.1);
});
