// Damaged project and model files; more by hand: `npm run fuzz -- project model`.
import { expect, it } from 'vitest';
import { fuzz } from '../../testing/fuzz.ts';
import { modelTarget, projectTarget } from '../../testing/fuzzFiles.ts';

it.each([projectTarget, modelTarget])(
  'reads or refuses 500 damaged files: $name',
  { timeout: 5 * 60_000 },
  async (target) => {
    const { failures, accepted } = await fuzz(target, 0, 500);
    expect(failures).toEqual([]);
    // So that what comes after the first check is reached.
    expect(accepted).toBeGreaterThan(25);
  },
);
