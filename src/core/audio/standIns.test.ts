import { expect, it } from 'vitest';
import { familyName, PROGRAMS_PER_FAMILY } from '../music/instrumentNames.ts';
import { INSTRUMENT_PLANS } from './instrumentPlans.ts';
import { sampledFor } from './standIns.ts';

const sampled = new Set(INSTRUMENT_PLANS.map(({ instrument }) => instrument));

it('gives every program an instrument that is sampled', () => {
  for (let program = 0; program < 128; program++)
    expect(sampled, `program ${program}`).toContain(sampledFor(program));
});

it('lets nothing stand in for what is sampled itself', () => {
  for (const instrument of sampled) expect(sampledFor(instrument)).toBe(instrument);
});

it('samples at least one program of every family, and 24 in all', () => {
  const families = new Set(
    [...sampled].filter((id) => typeof id === 'number').map((id) => familyName(id)),
  );
  expect(families.size).toBe(128 / PROGRAMS_PER_FAMILY);
  expect(sampled.size - 1).toBeGreaterThanOrEqual(24);
});
