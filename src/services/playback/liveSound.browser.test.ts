import { afterAll, expect, it, vi } from 'vitest';
import { createAudioOutput } from '../audio/audioOutput.ts';
import { createLiveSound } from './liveSound.ts';
import { createSampleLibrary } from './sampleLibrary.ts';

const output = createAudioOutput();
const live = createLiveSound(output, createSampleLibrary('/'));
afterAll(() => output.close());

it('counts in, sounds what is played until it is let go, and falls silent at the end', async () => {
  const session = await live.start({ tempoBpm: 120, numerator: 3, denominator: 4 });
  // A bar of three half seconds, after a moment to begin.
  const wait = session.downbeatMs - performance.now();
  expect(wait).toBeGreaterThan(1300);
  expect(wait).toBeLessThan(2300);
  await vi.waitFor(() => expect(session.level()).toBeGreaterThan(0.02), 2000);
  session.stop();
  await vi.waitFor(() => expect(session.level()).toBeLessThan(1e-3), 2000);

  // So slow that no click comes in between.
  const slow = await live.start({ tempoBpm: 5, numerator: 4, denominator: 4 });
  await new Promise((done) => setTimeout(done, 500));
  slow.hear(Uint8Array.of(0x90, 48, 100));
  await vi.waitFor(() => expect(slow.level()).toBeGreaterThan(0.03), 2000);
  slow.hear(Uint8Array.of(0xb0, 64, 127));
  slow.hear(Uint8Array.of(0x80, 48, 0));
  await new Promise((done) => setTimeout(done, 600));
  expect(slow.level()).toBeGreaterThan(0.01);
  slow.hear(Uint8Array.of(0xb0, 64, 0));
  await vi.waitFor(() => expect(slow.level()).toBeLessThan(1e-3), 2000);
  slow.stop();
});

it('starts anew while an abandoned start still loads', async () => {
  const beat = { tempoBpm: 240, numerator: 2, denominator: 4 };
  const abandoned = live.start(beat);
  const session = live.start(beat);
  await expect(abandoned).rejects.toMatchObject({ code: 'cancelled' });
  const begun = await session;
  begun.hear(Uint8Array.of(0x90, 60, 100));
  await vi.waitFor(() => expect(begun.level()).toBeGreaterThan(0.02), 2000);
  begun.stop();
});
