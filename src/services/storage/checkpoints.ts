// The training under way, kept in the browser's own file system (OPFS), a folder a project: what was asked for,
// written once, and two generations each of where it stands and of the best weights so far, so that a damaged file
// costs seconds and not the run. While a tab trains in a project it holds that project's lock.
import type { BestSoFar, Checkpoint } from '../../core/model/checkpoint.ts';
import type { RunStory } from '../../core/model/runStory.ts';
import type { TrainInput } from '../../workers/model/protocol.ts';
import { findFolder, makeFolder, removeEntry, type Folder } from './privateFiles.ts';
import { readSealed, writeSealed } from './sealedFile.ts';

export interface RunRequest extends Omit<TrainInput, 'from'> {
  /** Of the model it leaves: a project that has that model already needs the run no more. */
  readonly modelId: string;
}

/** Where a run stands, and what the page had shown of it by then. */
export interface RunState {
  readonly checkpoint: Checkpoint;
  readonly story: RunStory;
}

export interface KeptRun {
  readonly request: RunRequest;
  /** Null for one that was interrupted before its first checkpoint, or whose checkpoints are damaged. */
  readonly state: RunState | null;
  /** Times it was gone on with from here and got no further. */
  readonly attempts: number;
}

export interface CheckpointStore {
  /** Runs `work` while no other tab trains in the project. @returns null when another does */
  whileAlone<Result>(projectId: string, work: () => Promise<Result>): Promise<Result | null>;
  /** Forgets the run before. @throws AppError storage/no-room */
  begin(projectId: string, request: RunRequest): Promise<void>;
  /** Saving is done in the order asked for. @throws AppError storage/no-room; the state before stays */
  save(projectId: string, state: RunState): Promise<void>;
  /** Null where there is no run, or one of another version. */
  open(projectId: string): Promise<KeptRun | null>;
  /** Counts an attempt to go on from what was opened. @throws AppError storage/no-room */
  countAttempt(projectId: string, kept: KeptRun): Promise<void>;
  remove(projectId: string): Promise<void>;
}

type Slot = 0 | 1;

/** The content of a state file. The best weights have files of their own, as most checkpoints share them. */
interface StateFile {
  /** Ascending. */
  readonly number: number;
  readonly checkpoint: Omit<Checkpoint, 'best'>;
  readonly story: RunStory;
  readonly bestSlot: Slot;
  readonly bestNotesSeen: number;
}

/** What the next state follows. */
type Previous = Pick<StateFile, 'number' | 'bestSlot' | 'bestNotesSeen'>;

/** Of the files, and of what they mean: raised too when the same request would train differently. */
const FORMAT_VERSION = 2;

interface RequestFile {
  readonly formatVersion: number;
  readonly request: RunRequest;
}

interface AttemptsFile {
  /** Where they began; 0 without a checkpoint. One from further on makes them void. */
  readonly notesSeen: number;
  readonly count: number;
}

const FOLDER = 'runs';
const REQUEST_FILE = 'request';
const ATTEMPTS_FILE = 'attempts';
const stateFile = (slot: Slot): string => `state-${slot}`;
const bestFile = (slot: Slot): string => `best-${slot}`;
const SLOTS: readonly Slot[] = [0, 1];
const otherSlot = (slot: Slot): Slot => (slot === 0 ? 1 : 0);

/** A page that was just reloaded may still hold its own lock for a moment. */
const PATIENCE_MS = 2000;

async function remove(projectId: string): Promise<void> {
  const folder = await findFolder([FOLDER, projectId]);
  if (!folder) return;
  // First, so that a run half removed is not taken for one that has just begun.
  await removeEntry(folder, REQUEST_FILE);
  await removeEntry(await findFolder([FOLDER]), projectId);
}

async function readState(folder: Folder, file: StateFile): Promise<RunState | null> {
  const best = (await readSealed(folder, bestFile(file.bestSlot))) as BestSoFar | null;
  if (best?.notesSeen !== file.bestNotesSeen) return null;
  return { checkpoint: { ...file.checkpoint, best }, story: file.story };
}

const notesSeenBy = (state: RunState | null): number => state?.checkpoint.notesSeen ?? 0;

async function withAttempts(folder: Folder, run: Omit<KeptRun, 'attempts'>): Promise<KeptRun> {
  const file = (await readSealed(folder, ATTEMPTS_FILE)) as AttemptsFile | null;
  const isFromHere = file?.notesSeen === notesSeenBy(run.state);
  return { ...run, attempts: isFromHere ? file.count : 0 };
}

export function createCheckpointStore(): CheckpointStore {
  const previous = new Map<string, Previous>();

  const save = async (projectId: string, { checkpoint, story }: RunState): Promise<void> => {
    const folder = await makeFolder([FOLDER, projectId]);
    const before = previous.get(projectId);
    const { best, ...rest } = checkpoint;
    const isSameBest = before?.bestNotesSeen === best.notesSeen;
    // Never over what the state before needs.
    const bestSlot = !before ? 0 : isSameBest ? before.bestSlot : otherSlot(before.bestSlot);
    if (!isSameBest) await writeSealed(folder, bestFile(bestSlot), best);
    const number = (before?.number ?? 0) + 1;
    const bestNotesSeen = best.notesSeen;
    const file: StateFile = { number, checkpoint: rest, story, bestSlot, bestNotesSeen };
    await writeSealed(folder, stateFile((number % 2) as Slot), file);
    previous.set(projectId, { number, bestSlot, bestNotesSeen });
    // It got as far as it was to get.
    if (checkpoint.wish === 'pause') await removeEntry(folder, ATTEMPTS_FILE);
  };

  return {
    remove,
    save,
    async whileAlone(projectId, work) {
      // Pages that are not secure have no locks, and no files to keep a run in either.
      if (!('locks' in navigator)) return work();
      const options = { signal: AbortSignal.timeout(PATIENCE_MS) };
      try {
        return await navigator.locks.request(`cadenza-run-${projectId}`, options, work);
      } catch (thrown) {
        if (thrown instanceof DOMException && thrown.name === 'TimeoutError') return null;
        throw thrown;
      }
    },
    async begin(projectId, request) {
      await remove(projectId);
      previous.delete(projectId);
      const folder = await makeFolder([FOLDER, projectId]);
      const file: RequestFile = { formatVersion: FORMAT_VERSION, request };
      await writeSealed(folder, REQUEST_FILE, file);
    },
    async open(projectId) {
      const folder = await findFolder([FOLDER, projectId]);
      if (!folder) return null;
      const file = (await readSealed(folder, REQUEST_FILE)) as RequestFile | null;
      if (file?.formatVersion !== FORMAT_VERSION) return null;
      const { request } = file;
      const files = await Promise.all(
        SLOTS.map((slot) => readSealed(folder, stateFile(slot)) as Promise<StateFile | null>),
      );
      const byAge = files.filter((state) => state !== null).sort((a, b) => b.number - a.number);
      for (const latest of byAge) {
        const state = await readState(folder, latest);
        if (!state) continue;
        previous.set(projectId, latest);
        return withAttempts(folder, { request, state });
      }
      return withAttempts(folder, { request, state: null });
    },
    async countAttempt(projectId, { state, attempts }) {
      const folder = await makeFolder([FOLDER, projectId]);
      const file: AttemptsFile = { notesSeen: notesSeenBy(state), count: attempts + 1 };
      await writeSealed(folder, ATTEMPTS_FILE, file);
    },
  };
}
