import { beforeEach, expect, it } from 'vitest';
import { AppError } from '../core/errors.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { MemoryMidiPorts, MemoryOutput } from '../testing/memoryMidiPorts.ts';
import { SilentPlayback } from '../testing/silentPlayback.ts';
import type { App } from './app.ts';
import { chooseMidiOutput, openMidiPorts } from './midiPorts.ts';

const outputs = [new MemoryOutput('one'), new MemoryOutput('two')];
let midiPorts: MemoryMidiPorts;
let playback: SilentPlayback;
let app: App;
const facts = () => app.store.getState().midiPorts;

beforeEach(async () => {
  midiPorts = new MemoryMidiPorts();
  midiPorts.plug([], outputs);
  playback = new SilentPlayback();
  // These commands touch no other service.
  app = { store: createAppStore(), services: { midiPorts, playback } as unknown as Services };
  await openMidiPorts(app);
});

it('plays on the output that was chosen, and says so once it does', async () => {
  await chooseMidiOutput(app, 'one');
  expect(facts()).toMatchObject({ outputId: 'one', failure: null });
  expect(playback.midiOutput).toBe(outputs[0]);
  await chooseMidiOutput(app, null);
  expect(facts().outputId).toBeNull();
  expect(playback.midiOutput).toBeNull();
});

it('stays where it was when an output is busy, and takes being overtaken for no failure', async () => {
  await chooseMidiOutput(app, 'one');
  playback.setMidiOutput = () => Promise.reject(new AppError('ports/busy', 'busy'));
  await chooseMidiOutput(app, 'two');
  expect(facts()).toMatchObject({ outputId: 'one', failure: { code: 'ports/busy' } });
  playback.setMidiOutput = () => Promise.reject(new AppError('cancelled', 'overtaken'));
  await chooseMidiOutput(app, 'two');
  expect(facts()).toMatchObject({ outputId: 'one', failure: null });
});

it('falls back to this device when the output is unplugged, until it is there again', async () => {
  await chooseMidiOutput(app, 'one');
  midiPorts.plug([], outputs.slice(1));
  expect(facts()).toMatchObject({ outputId: null, failure: { code: 'ports/unplugged' } });
  expect(playback.midiOutput).toBeNull();
  midiPorts.plug([], outputs);
  expect(facts().failure).toBeNull();
});
