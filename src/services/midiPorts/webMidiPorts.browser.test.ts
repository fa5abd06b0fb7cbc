import { afterEach, expect, it, vi } from 'vitest';
import { createWebMidiPorts } from './webMidiPorts.ts';

afterEach(() => vi.unstubAllGlobals());

it('tells a refusal from a browser without MIDI', async () => {
  // The test browser has no one to ask, which it takes for a no.
  await expect(createWebMidiPorts().open()).rejects.toMatchObject({ code: 'ports/refused' });
  vi.stubGlobal('navigator', {});
  await expect(createWebMidiPorts().open()).rejects.toMatchObject({ code: 'ports/unavailable' });
});
