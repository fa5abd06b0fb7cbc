// Recordings on their way to become pieces, in the browser's own file system (OPFS): by project a folder each, with the
// sound as it came, what the network heard in it, and how it is looked over. What is there comes back with the page.
import { AppError } from '../../core/errors.ts';
import { createActivity, type PitchActivity } from '../../core/transcription/pitchActivity.ts';
import type { ReviewSettings } from '../../core/transcription/reviewSettings.ts';
import type { Transcript } from '../../workers/transcribe/protocol.ts';
import type { DecodedRecording } from '../audio/decodeRecording.ts';
import {
  findFile,
  findFolder,
  makeFolder,
  orNoRoom,
  removeEntry,
  type Folder,
} from './privateFiles.ts';
import { readSealed, writeSealed } from './sealedFile.ts';

/** What there is to know of a recording once it was listened to. */
export interface Heard extends Transcript, Omit<DecodedRecording, 'samples'> {}

export interface KeptRecording {
  readonly id: string;
  readonly fileName: string;
  /** Recorded here. */
  readonly isOnlyCopy: boolean;
  /** Read from the disk, so gone with `remove`. Null where not all of it is there: the page went while it was written. */
  readonly file: File | null;
  readonly isHeard: boolean;
  /** Times it was listened to again without an end. */
  readonly attempts: number;
  /** It could still have been brought back when the page went. */
  readonly isDiscarded: boolean;
  /** Null where nothing was changed. */
  readonly settings: ReviewSettings | null;
}

/** Every method @throws AppError storage/unavailable; writing ones storage/no-room too, and unexpected of what is gone. */
export interface RecordingFiles {
  add(projectId: string, id: string, file: File, isOnlyCopy: boolean): Promise<void>;
  saveHeard(projectId: string, id: string, heard: Heard): Promise<void>;
  saveSettings(projectId: string, id: string, settings: ReviewSettings): Promise<void>;
  saveAttempts(projectId: string, id: string, attempts: number): Promise<void>;
  saveDiscarded(projectId: string, id: string, isDiscarded: boolean): Promise<void>;
  /** In the order in which they were added. What cannot be read is left out. */
  list(projectId: string): Promise<readonly KeptRecording[]>;
  /** Null where it is damaged. */
  openHeard(projectId: string, id: string): Promise<Heard | null>;
  remove(projectId: string, id: string): Promise<void>;
  removeAll(projectId: string): Promise<void>;
  /** Ids of those that have any. */
  projects(): Promise<readonly string[]>;
}

/** Of what was heard and set: what another version wrote is heard again. */
const FORMAT_VERSION = 1;

interface Facts {
  readonly formatVersion: number;
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
const ATTEMPTS_FILE = 'attempts';
const DISCARDED_FILE = 'discarded';

async function folderOf(projectId: string, id: string): Promise<Folder> {
  const folder = await findFolder([FOLDER, projectId, id]);
  if (!folder) throw new AppError('unexpected', `recording ${id} is not there`);
  return folder;
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

interface Read {
  readonly addedAt: number;
  readonly kept: KeptRecording;
}

/** Null where nothing tells what it is. */
async function read(folder: Folder): Promise<Read | null> {
  const facts = (await readSealed(folder, FACTS_FILE)) as Facts | null;
  if (!facts) return null;
  const { fileName, type, lastModified, bytes, isOnlyCopy, addedAt } = facts;
  const isCurrent = facts.formatVersion === FORMAT_VERSION;
  const [heard, settings, attempts, discarded, sound] = await Promise.all([
    findFile(folder, HEARD_FILE),
    readSealed(folder, SETTINGS_FILE) as Promise<ReviewSettings | null>,
    readSealed(folder, ATTEMPTS_FILE) as Promise<number | null>,
    findFile(folder, DISCARDED_FILE),
    findFile(folder, SOUND_FILE),
  ]);
  return {
    addedAt,
    kept: {
      id: folder.name,
      fileName,
      isOnlyCopy,
      file: sound?.size === bytes ? new File([sound], fileName, { type, lastModified }) : null,
      isHeard: isCurrent && heard !== null,
      attempts: attempts ?? 0,
      isDiscarded: discarded !== null,
      settings: isCurrent ? settings : null,
    },
  };
}

async function readOrWarn(handle: FileSystemHandle): Promise<Read | null> {
  try {
    const found = handle.kind === 'directory' ? await read(handle as Folder) : null;
    if (!found) console.warn(`Recording ${handle.name} cannot be read`);
    return found;
  } catch (thrown) {
    console.warn(`Recording ${handle.name} cannot be read:`, thrown);
    return null;
  }
}

export function createRecordingFiles(): RecordingFiles {
  return {
    async add(projectId, id, file, isOnlyCopy) {
      const project = await makeFolder([FOLDER, projectId]);
      try {
        await orNoRoom('storage/no-room', async () => {
          const folder = await project.getDirectoryHandle(id, { create: true });
          const { name: fileName, type, lastModified, size: bytes } = file;
          const facts: Facts = {
            formatVersion: FORMAT_VERSION,
            ...{ fileName, type, lastModified, bytes, isOnlyCopy },
            addedAt: Date.now(),
          };
          // First, so that one of which the sound is not all there can be named.
          await writeSealed(folder, FACTS_FILE, facts);
          const handle = await folder.getFileHandle(SOUND_FILE, { create: true });
          await file.stream().pipeTo(await handle.createWritable());
        });
      } catch (thrown) {
        await removeEntry(project, id);
        throw thrown;
      }
    },
    async saveHeard(projectId, id, heard) {
      const activity = toOwn(heard.activity);
      await writeSealed(await folderOf(projectId, id), HEARD_FILE, { ...heard, activity });
    },
    async saveSettings(projectId, id, settings) {
      await writeSealed(await folderOf(projectId, id), SETTINGS_FILE, settings);
    },
    async saveAttempts(projectId, id, attempts) {
      await writeSealed(await folderOf(projectId, id), ATTEMPTS_FILE, attempts);
    },
    async saveDiscarded(projectId, id, isDiscarded) {
      const folder = await folderOf(projectId, id);
      if (isDiscarded) await writeSealed(folder, DISCARDED_FILE, null);
      else await removeEntry(folder, DISCARDED_FILE);
    },
    async list(projectId) {
      const project = await findFolder([FOLDER, projectId]);
      const found: Read[] = [];
      for await (const handle of project?.values() ?? []) {
        const one = await readOrWarn(handle);
        if (one) found.push(one);
      }
      return found.sort((a, b) => a.addedAt - b.addedAt).map(({ kept }) => kept);
    },
    async openHeard(projectId, id) {
      const heard = (await readSealed(await folderOf(projectId, id), HEARD_FILE)) as Heard | null;
      return heard && { ...heard, activity: toShared(heard.activity) };
    },
    remove: async (projectId, id) => removeEntry(await findFolder([FOLDER, projectId]), id),
    removeAll: async (projectId) => removeEntry(await findFolder([FOLDER]), projectId),
    async projects() {
      const ids: string[] = [];
      for await (const { name } of (await findFolder([FOLDER]))?.values() ?? []) ids.push(name);
      return ids;
    },
  };
}
