// Damaged SoundFonts; more by hand: `npm run fuzz -- soundfont`.
import { expect, it } from 'vitest';
import { fuzz } from '../../testing/fuzz.ts';
import { soundFontTarget } from '../../testing/fuzzSoundFont.ts';

it('opens or refuses 2,000 damaged files', { timeout: 5 * 60_000 }, async () => {
  const { failures, accepted } = await fuzz(soundFontTarget, 0, 2000);
  expect(failures).toEqual([]);
  // So that playing what is damaged is tried too.
  expect(accepted).toBeGreaterThan(100);
});
