// Ten thousand damaged MIDI files; more by hand: `npm run fuzz -- midi`.
import { expect, it } from 'vitest';
import { fuzz } from '../../testing/fuzz.ts';
import { midiTarget } from '../../testing/fuzzMidi.ts';

it('reads or refuses 10,000 damaged files', { timeout: 10 * 60_000 }, async () => {
  const { failures, accepted } = await fuzz(midiTarget, 0, 10_000);
  expect(failures).toEqual([]);
  // Tolerance is the point: most damage spares some music.
  expect(accepted).toBeGreaterThan(7000);
});
