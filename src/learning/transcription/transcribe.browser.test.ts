// A backend that loses what it held, as a graphics chip does that is taken away.
import * as tf from '@tensorflow/tfjs';
import { expect, it, vi } from 'vitest';
import { transcribe } from './transcribe.ts';

const samples = Float32Array.from({ length: 22_050 }, (_, i) => 0.4 * Math.sin(i / 8));
const hear = () => transcribe(samples, { signal: undefined, onProgress: () => undefined });

it('a network that was lost ends one recording, and not those after it', async () => {
  expect((await hear()).backend).toBe('wasm');
  const start = tf.findBackendFactory('wasm');
  tf.removeBackend('wasm');
  tf.registerBackend('wasm', start);
  // TensorFlow.js says it too.
  vi.spyOn(console, 'warn').mockReturnValue();
  await expect(hear()).rejects.toThrow();
  const { activity, backend } = await hear();
  expect(backend).toBe('wasm');
  expect(activity.sounding.some((value) => value > 0.3)).toBe(true);
});
