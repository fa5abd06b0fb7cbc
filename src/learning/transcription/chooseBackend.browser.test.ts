// The test browser imitates a graphics chip in software: it must hear the same, and must never be chosen.
import { expect, it } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { windowAt } from '../../core/transcription/windows.ts';
import { chooseBackend, isSame, tryBackend } from './chooseBackend.ts';

const random = createRandom(1);
const samples = Float32Array.from(
  { length: 44_100 },
  (_, i) => 0.4 * Math.sin(i / 8) + 0.2 * Math.sin(i / 11) + 0.01 * random.next(),
);

it('stays on the processor where the chip is an imitation', async () => {
  const { backend, network } = await chooseBackend(samples, new Set());
  expect(backend).toBe('wasm');
  network.dispose();
});

it('hears on webgl what it hears on wasm', { timeout: 120_000 }, async () => {
  const window = windowAt(samples, 0);
  const right = await tryBackend('wasm', window);
  right.network.dispose();
  expect(right.milliseconds).toBeLessThan(Infinity);
  // Once: in software a window takes many seconds.
  const trial = await tryBackend('webgl', window, 0);
  trial.network.dispose();
  expect(right.heard.sounding.some((value) => value > 0.3)).toBe(true);
  expect(isSame(right.heard, trial.heard)).toBe(true);
  const other = { ...trial.heard, onsets: trial.heard.onsets.map((value) => value + 0.02) };
  expect(isSame(right.heard, other)).toBe(false);
});
