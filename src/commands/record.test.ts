import { beforeEach, expect, it, vi } from 'vitest';
import { AppError } from '../core/errors.ts';
import { countNotes } from '../core/music/score.ts';
import type { LiveSession, LiveSound } from '../services/playback/liveSound.ts';
import type { Services } from '../services/services.ts';
import { createAppStore } from '../store/store.ts';
import { MemoryInput, MemoryMidiPorts, MemoryOutput } from '../testing/memoryMidiPorts.ts';
import { SilentPlayback } from '../testing/silentPlayback.ts';
import type { App } from './app.ts';
import { chooseMidiOutput, openMidiPorts } from './midiPorts.ts';
import { followPlayback, playSource } from './playback.ts';
import { startRecording, stopRecording } from './record.ts';
import { removeRecording, undoRemove } from './remove.ts';

/** A piano without a speaker. */
class SilentLiveSound implements LiveSound {
  heard: number[][] = [];
  isStopped = false;
  readonly downbeatMs = performance.now();
  start = (): Promise<LiveSession> =>
    Promise.resolve({
      downbeatMs: this.downbeatMs,
      hear: (bytes) => void this.heard.push([...bytes]),
      level: () => 0,
      stop: () => void (this.isStopped = true),
    });
}

let app: App;
let ports: MemoryMidiPorts;
let playback: SilentPlayback;
let liveSound: SilentLiveSound;
const keyboard = new MemoryInput('keyboard');
const synthesiser = new MemoryOutput('synthesiser');
const request = { inputId: 'keyboard', beat: { tempoBpm: 60, numerator: 4, denominator: 4 } };
const recordings = () => app.store.getState().recordings;
const press = (seconds: number, pitch: number): void => {
  const atMs = liveSound.downbeatMs + seconds * 1000;
  keyboard.play([0x90, pitch, 90], atMs);
  keyboard.play([0x80, pitch, 0], atMs + 500);
};

beforeEach(async () => {
  [ports, playback, liveSound] = [
    new MemoryMidiPorts(),
    new SilentPlayback(),
    new SilentLiveSound(),
  ];
  // These commands touch no other service.
  const services = { midiPorts: ports, playback, liveSound } as unknown as Services;
  app = { store: createAppStore(), services };
  followPlayback(app);
  await openMidiPorts(app);
  ports.plug([keyboard], [synthesiser]);
});

it('lists what is plugged in, also what comes later', () => {
  expect(app.store.getState().midiPorts).toMatchObject({
    access: 'open',
    inputs: [{ id: 'keyboard', name: 'keyboard' }],
    outputs: [{ id: 'synthesiser', name: 'synthesiser' }],
  });
});

it('says why there are no ports, and asks again when told to', async () => {
  const refused = new AppError('ports/refused', 'no');
  const store = createAppStore();
  let failure: AppError | null = refused;
  const midiPorts = {
    open: () => (failure ? Promise.reject(failure) : Promise.resolve(ports)),
  };
  const other = { store, services: { midiPorts } as unknown as Services };
  await openMidiPorts(other);
  expect(store.getState().midiPorts).toMatchObject({
    access: 'closed',
    failure: { code: 'ports/refused' },
  });
  failure = null;
  await openMidiPorts(other);
  expect(store.getState().midiPorts).toMatchObject({ access: 'open', failure: null });
});

it('plays on a synthesiser, and pauses when it is unplugged', async () => {
  await chooseMidiOutput(app, 'synthesiser');
  expect(playback.midiOutput?.name).toBe('synthesiser');
  ports.plug([keyboard], []);
  await expect.poll(() => playback.midiOutput).toBeNull();
  expect(playback.status()).toBe('paused');
  expect(app.store.getState().midiPorts).toMatchObject({
    outputId: null,
    failure: { code: 'ports/unplugged' },
  });
});

it('hears what is played, and keeps it as a recording that can be played', async () => {
  await startRecording(app, request);
  press(0, 60);
  press(1, 64);
  expect(liveSound.heard).toHaveLength(4);
  expect(recordings().recorder).toMatchObject({ status: 'running', progress: { notes: 2 } });
  stopRecording(app);
  expect(liveSound.isStopped).toBe(true);
  press(3, 67);
  const [recording] = recordings().list;
  expect(recording).toMatchObject({ title: 'Opening 1', score: { tempos: [{ tempoBpm: 60 }] } });
  expect(countNotes(recording!.score)).toBe(2);
  expect(recording!.events.fields.length).toBeGreaterThan(0);
  await playSource(app, { kind: 'recording', id: recording!.id });
  expect(playback.calls).toEqual(['load Opening 1', 'play']);
  removeRecording(app, recording!.id);
  expect(recordings().list).toEqual([]);
  expect(app.store.getState().playback).toMatchObject({ status: 'stopped', source: null });
  undoRemove(app);
  expect(recordings().list).toEqual([recording]);
});

it('says so when nothing was played', async () => {
  await startRecording(app, request);
  stopRecording(app);
  expect(recordings().recorder).toMatchObject({ failure: { code: 'ports/no-notes' } });
});

it('keeps what was played until the keyboard was unplugged', async () => {
  await startRecording(app, request);
  press(0, 60);
  ports.plug([], []);
  expect(recordings().list).toMatchObject([{ title: 'Opening 1' }]);
});

it('does not start what was stopped while the sound was loading', async () => {
  const starting = startRecording(app, request);
  stopRecording(app);
  await starting;
  expect(recordings().recorder.status).toBe('cancelled');
  expect(liveSound.isStopped).toBe(true);
});

it('starts again although the start before it, which was stopped, fails only now', async () => {
  let fail: (cause: AppError) => void = () => undefined;
  const start = liveSound.start;
  liveSound.start = () => new Promise((_, reject) => (fail = reject));
  const abandoned = startRecording(app, request);
  await new Promise((resolve) => setTimeout(resolve));
  stopRecording(app);
  liveSound.start = start;
  await startRecording(app, { ...request });
  fail(new AppError('cancelled', 'another start came in between'));
  await abandoned;
  expect(recordings().recorder.status).toBe('running');
  press(0, 60);
  expect(recordings().recorder).toMatchObject({ progress: { notes: 1 } });
});

it('stops the metronome when the keyboard cannot be listened to', async () => {
  const listen = vi.spyOn(keyboard, 'listen').mockImplementation(() => {
    throw new AppError('ports/busy', 'held by another');
  });
  await startRecording(app, request);
  listen.mockRestore();
  expect(liveSound.isStopped).toBe(true);
  expect(recordings().recorder).toMatchObject({ failure: { code: 'ports/busy' } });
});
