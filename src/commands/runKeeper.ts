// Keeps the run in progress: in memory, for a crash of the worker, and in the browser's files, for one of the page.
import type { Checkpoint } from '../core/model/checkpoint.ts';
import type { RunRequest, RunState } from '../services/storage/checkpoints.ts';
import { toFailure } from '../store/job.ts';
import { storyOf } from '../store/training.ts';
import type { App } from './app.ts';

/** What is asked for and how far it had got. */
export interface PreparedRun {
  readonly request: RunRequest;
  /** Null: nowhere yet. */
  readonly state: RunState | null;
  /** Whether the files have it already. */
  readonly isKept: boolean;
}

export interface RunKeeper {
  /** What a crash goes back to. */
  latest(): RunState | null;
  keep(checkpoint: Checkpoint): void;
  /** Resolves when nothing is left to be written. */
  settled(): Promise<void>;
}

/** @param projectId null: only in memory */
export function createRunKeeper(
  { store, services: { checkpoints } }: App,
  projectId: string | null,
  { request, state: from, isKept }: PreparedRun,
): RunKeeper {
  let latest = from;
  let waiting: RunState | null = null;
  let hasBegun = isKept;
  const attempt = async (id: string, state: RunState | null): Promise<void> => {
    try {
      // A checkpoint is worth nothing without what was asked for.
      if (!hasBegun) await checkpoints.begin(id, request);
      hasBegun = true;
      if (state) await checkpoints.save(id, state);
      if (store.getState().training.unkept) store.getState().setRunUnkept(null);
    } catch (thrown) {
      // The training goes on; it is said that it would be lost with the page.
      store.getState().setRunUnkept(toFailure(thrown));
    }
  };
  let writing = projectId ? attempt(projectId, null) : Promise.resolve();
  return {
    latest: () => latest,
    settled: () => writing,
    keep(checkpoint) {
      const isQueued = waiting !== null;
      latest = waiting = { checkpoint, story: storyOf(store.getState().training) };
      // Of those that come while one is written, only the last is worth writing.
      if (!projectId || isQueued) return;
      writing = writing.then(() => {
        const state = waiting;
        waiting = null;
        return attempt(projectId, state);
      });
    },
  };
}
