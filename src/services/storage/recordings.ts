// Recordings on their way to become pieces, in the browser's own file system (OPFS): by project a folder each, with the
// sound as it came, what the network heard in it, and how it is looked over. What is there comes back with the page.
import { AppError } from '../../core/errors.ts';
import { createActivity, type PitchActivity } from '../../core/transcription/pitchActivity.ts';
import type { ReviewSettings } from '../../core/transcription/reviewSettings.ts';
import type { Transcript } from '../../workers/transcribe/protocol.ts';
import type { DecodedRecording } from '../audio/decodeRecording.ts';
import { isFull } from './fullDisk.ts';
import { readSealed, writeSealed } from './sealedFile.ts';

/** What there is to know of a recording once it was listened to. */
export interface Heard extends Transcript, Omit<DecodedRecording, 'samples'> {}

export interface KeptRecording {
  readonly id: string;
  readonly fileName: string;
  /** Recorded here. */
  readonly isOnlyCopy: boolean;
  /** Null where not all of it is there: the page went while it was being written. */
  readonly file: File | null;
  /** Null for one that has not been heard. */
  readonly heard: Heard | null;
  /** Null where nothing was changed. */
  readonly settings: ReviewSettings | null;
}

/** Writing ones @throws AppError storage/no-room, storage/unavailable */
export interface RecordingStore {
  add(projectId: string, id: string, file: File, isOnlyCopy: boolean): Promise<void>;
  /** Of one that was added. */
  saveHeard(projectId: string, id: string, heard: Heard): Promise<void>;
  /** Of one that was added. */
  saveSettings(projectId: string, id: string, settings: ReviewSettings): Promise<void>;
  /** In the order in which they were added. What cannot be read is left out. */
  list(projectId: string): Promise<readonly KeptRecording[]>;
  remove(projectId: string, id: string): Promise<void>;
  removeAll(projectId: string): Promise<void>;
}

type Folder = FileSystemDirectoryHandle;

interface Facts {
  readonly fileName: string;
  readonly type: string;
  readonly lastModified: number;
  readonly bytes: number;
  readonly isOnlyCopy: boolean;
  /** In milliseconds since 1970. */
  readonly addedAt: number;
}

const FOLDER = 'recordings';
const FACTS_FILE = 'facts';
const SOUND_FILE = 'sound';
const HEARD_FILE = 'heard';
const SETTINGS_FILE = 'settings';

const isMissing = (thrown: unknown): boolean =>
  thrown instanceof DOMException && thrown.name === 'NotFoundError';

async function root(): Promise<Folder> {
  if (!('storage' in navigator))
    throw new AppError('storage/unavailable', 'no file system for this page');
  return (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
}

/** Null where there is none. */
async function existing(find: () => Promise<Folder>): Promise<Folder | null> {
  try {
    return await find();
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

const folderOf = (projectId: string): Promise<Folder | null> =>
  existing(async () => (await root()).getDirectoryHandle(projectId));

/** @throws AppError unexpected, where it was never added or is gone */
async function recordingFolder(projectId: string, id: string): Promise<Folder> {
  const project = await folderOf(projectId);
  const folder = project && (await existing(() => project.getDirectoryHandle(id)));
  if (!folder) throw new AppError('unexpected', `recording ${id} is not there`);
  return folder;
}

async function writeSound(folder: Folder, file: File): Promise<void> {
  try {
    const handle = await folder.getFileHandle(SOUND_FILE, { create: true });
    await file.stream().pipeTo(await handle.createWritable());
  } catch (cause) {
    if (isFull(cause)) throw new AppError('storage/no-room', 'the quota is used up', {}, cause);
    throw cause;
  }
}

/** Files are not written from shared memory. */
function toOwn({ frames, sounding, onsets, bends }: PitchActivity): PitchActivity {
  return {
    frames,
    sounding: new Float32Array(sounding),
    onsets: new Float32Array(onsets),
    bends: new Int8Array(bends),
  };
}

function toShared({ frames, sounding, onsets, bends }: PitchActivity): PitchActivity {
  const shared = createActivity(frames);
  shared.sounding.set(sounding);
  shared.onsets.set(onsets);
  shared.bends.set(bends);
  return shared;
}

async function readRecording(
  folder: Folder,
): Promise<{ readonly facts: Facts; readonly kept: KeptRecording } | null> {
  const facts = (await readSealed(folder, FACTS_FILE)) as Facts | null;
  if (!facts) return null;
  const { fileName, type, lastModified, bytes, isOnlyCopy } = facts;
  const [heard, settings, sound] = await Promise.all([
    readSealed(folder, HEARD_FILE) as Promise<Heard | null>,
    readSealed(folder, SETTINGS_FILE) as Promise<ReviewSettings | null>,
    readSound(folder),
  ]);
  return {
    facts,
    kept: {
      id: folder.name,
      fileName,
      isOnlyCopy,
      file: sound?.size === bytes ? new File([sound], fileName, { type, lastModified }) : null,
      heard: heard && { ...heard, activity: toShared(heard.activity) },
      settings,
    },
  };
}

async function readSound(folder: Folder): Promise<File | null> {
  try {
    return await (await folder.getFileHandle(SOUND_FILE)).getFile();
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

async function removeFrom(folder: Folder | null, name: string): Promise<void> {
  try {
    await folder?.removeEntry(name, { recursive: true });
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown;
  }
}

export function createRecordingStore(): RecordingStore {
  return {
    async add(projectId, id, file, isOnlyCopy) {
      const project = await (await root()).getDirectoryHandle(projectId, { create: true });
      const folder = await project.getDirectoryHandle(id, { create: true });
      try {
        const { name: fileName, type, lastModified, size: bytes } = file;
        const facts = { fileName, type, lastModified, bytes, isOnlyCopy, addedAt: Date.now() };
        // First, so that one of which the sound is not all there can be named.
        await writeSealed(folder, FACTS_FILE, facts satisfies Facts);
        await writeSound(folder, file);
      } catch (thrown) {
        await removeFrom(project, id);
        throw thrown;
      }
    },
    async saveHeard(projectId, id, heard) {
      const folder = await recordingFolder(projectId, id);
      await writeSealed(folder, HEARD_FILE, { ...heard, activity: toOwn(heard.activity) });
    },
    async saveSettings(projectId, id, settings) {
      await writeSealed(await recordingFolder(projectId, id), SETTINGS_FILE, settings);
    },
    async list(projectId) {
      const project = await folderOf(projectId);
      if (!project) return [];
      const found: NonNullable<Awaited<ReturnType<typeof readRecording>>>[] = [];
      for await (const handle of project.values()) {
        const one = handle.kind === 'directory' ? await readRecording(handle) : null;
        if (one) found.push(one);
        else console.warn(`Recording ${handle.name} cannot be read`);
      }
      return found.sort((a, b) => a.facts.addedAt - b.facts.addedAt).map(({ kept }) => kept);
    },
    remove: async (projectId, id) => removeFrom(await folderOf(projectId), id),
    removeAll: async (projectId) => removeFrom(await root(), projectId),
  };
}
