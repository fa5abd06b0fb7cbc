import { afterAll, expect, it, vi } from 'vitest';
import { createAudioOutput } from '../audio/audioOutput.ts';
import { createNoteSound } from './noteSound.ts';
import { createSampleLibrary } from './sampleLibrary.ts';

const output = createAudioOutput();
const sound = createNoteSound(output, createSampleLibrary('/'));
afterAll(() => output.close());

it('sounds notes of any instrument for a moment, the last asked for when they come fast', async () => {
  const early = sound.hear([{ instrument: 0, pitch: 60, velocity: 100 }]);
  await sound.hear([
    { instrument: 48, pitch: 64, velocity: 100 },
    { instrument: 'drums', pitch: 38, velocity: 100 },
  ]);
  await early;
  await vi.waitFor(() => expect(sound.level()).toBeGreaterThan(0.02), 3000);
  await vi.waitFor(() => expect(sound.level()).toBeLessThan(1e-3), 5000);
});
