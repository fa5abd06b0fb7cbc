// Recordings in the real OPFS: they come back as they were, in their order, and what is half there is told from what is
// not.
import { afterEach, expect, test } from 'vitest';
import { createActivity } from '../../core/transcription/pitchActivity.ts';
import { DEFAULT_HEARING } from '../../core/transcription/hearNotes.ts';
import type { ReviewSettings } from '../../core/transcription/reviewSettings.ts';
import { createRecordingFiles, type Heard } from './recordingFiles.ts';

const PROJECT = 'recording-test';
const store = createRecordingFiles();
const sound = (name: string): File =>
  new File([Uint8Array.from({ length: 100_000 }, (_, i) => i)], name, {
    type: 'audio/wav',
    lastModified: 1_700_000_000_000,
  });
const settings: ReviewSettings = {
  hearing: { ...DEFAULT_HEARING, faintest: 0.5 },
  tempoBpm: null,
  setTempoBpm: 88,
  beatsPerBar: 3,
  barSeconds: 1.25,
  quantise: 0.5,
  sound: 'both',
};

/** As the worker gives it, in memory that it shares. */
function heardIn(frames: number): Heard {
  const activity = createActivity(frames);
  const { sounding, onsets, bends } = activity;
  for (let i = 0; i < sounding.length; i++) {
    sounding[i] = i / sounding.length;
    onsets[i] = 1 - sounding[i]!;
    bends[i] = (i % 13) - 6;
  }
  return { activity, backend: 'wasm', seconds: 12.5, breaksOff: true };
}

async function folderOf(id: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const project = await (await root.getDirectoryHandle('recordings')).getDirectoryHandle(PROJECT);
  return project.getDirectoryHandle(id);
}

afterEach(() => store.removeAll(PROJECT));

test('comes back with what was heard in it, and how it is looked over', async () => {
  expect(await store.list(PROJECT)).toEqual([]);
  const heard = heardIn(200);
  await store.add(PROJECT, 'z', sound('first.wav'), true);
  await store.saveHeard(PROJECT, 'z', heard);
  await store.saveSettings(PROJECT, 'z', settings);
  await store.saveAttempts(PROJECT, 'z', 2);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await store.add(PROJECT, 'a', sound('second.wav'), false);

  const [first, second] = await createRecordingFiles().list(PROJECT);
  expect(first).toMatchObject({ id: 'z', fileName: 'first.wav', isOnlyCopy: true, settings });
  expect(first).toMatchObject({ isHeard: true, attempts: 2 });
  const opened = await store.openHeard(PROJECT, 'z');
  expect(opened).toEqual(heard);
  expect(opened!.activity.sounding.buffer).toBeInstanceOf(SharedArrayBuffer);
  const { name, type, lastModified } = first!.file!;
  expect([name, type, lastModified]).toEqual(['first.wav', 'audio/wav', 1_700_000_000_000]);
  expect(await first!.file!.bytes()).toEqual(await sound('').bytes());
  expect(second).toMatchObject({ id: 'a', isOnlyCopy: false, isHeard: false, attempts: 0 });
  expect(second!.settings).toBeNull();
  expect(await store.projects()).toContain(PROJECT);

  for (const isDiscarded of [true, false]) {
    await store.saveDiscarded(PROJECT, 'z', isDiscarded);
    expect((await store.list(PROJECT))[0]).toMatchObject({ id: 'z', isDiscarded });
  }
  await store.remove(PROJECT, 'z');
  await store.remove(PROJECT, 'never there');
  expect((await store.list(PROJECT)).map(({ id }) => id)).toEqual(['a']);
  await store.removeAll(PROJECT);
  expect(await store.list(PROJECT)).toEqual([]);
  expect(await store.projects()).not.toContain(PROJECT);
});

test('nothing is written of one that was removed', async () => {
  await expect(store.saveHeard(PROJECT, 'gone', heardIn(1))).rejects.toThrow('not there');
  await expect(store.saveSettings(PROJECT, 'gone', settings)).rejects.toThrow('not there');
  expect(await store.list(PROJECT)).toEqual([]);
});

test('one that is cut off is there without its sound; what was heard and is damaged is heard again', async () => {
  await store.add(PROJECT, 'cut', sound('cut.wav'), false);
  await store.add(PROJECT, 'whole', sound('whole.wav'), false);
  await store.saveHeard(PROJECT, 'whole', heardIn(50));
  for (const [id, file] of [
    ['cut', 'sound'],
    ['whole', 'heard'],
  ] as const) {
    const handle = await (await folderOf(id)).getFileHandle(file);
    const stream = await handle.createWritable({ keepExistingData: true });
    await stream.truncate(9_000);
    await stream.close();
  }
  expect(await store.list(PROJECT)).toMatchObject([
    { fileName: 'cut.wav', file: null },
    { fileName: 'whole.wav', isHeard: true },
  ]);
  expect(await store.openHeard(PROJECT, 'whole')).toBeNull();
});
