// One tab has a project at a time, by a Web Lock that goes when the tab does, whatever way it goes.
import { AppError } from '../../core/errors.ts';

export interface ProjectLock {
  release(): void;
  /** Resolves when another tab has taken the project over; never, if that does not happen. */
  readonly lost: Promise<void>;
}

/** A page that was just reloaded may still hold its own lock for a moment. */
const PATIENCE_MS = 700;
/** The tab that had a project may only be starting anew, and comes back for it. */
const RETURN_MS = 3000;

const lockName = (projectId: string): string => `cadenza-project-${projectId}`;

/** @param isTakenOver whether it is taken from another tab that has it. @returns null when another tab has it */
export async function lockProject(
  projectId: string,
  isTakenOver: boolean,
): Promise<ProjectLock | null> {
  const name = lockName(projectId);
  if (isTakenOver) return hold(name, { steal: true });
  try {
    return await hold(name, { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'TimeoutError') return null;
    throw thrown;
  }
}

/** Does something with a project that is open nowhere. @throws AppError storage/elsewhere */
export async function whileUnopened(projectId: string, work: () => Promise<void>): Promise<void> {
  const lock = await lockProject(projectId, false);
  if (!lock) throw new AppError('storage/elsewhere', `${projectId} is open in another tab`);
  try {
    await work();
  } finally {
    lock.release();
  }
}

/** Resolves when no tab has had the project for a few seconds and this one is looked at. */
export async function whenLeft(projectId: string): Promise<void> {
  for (;;) {
    (await hold(lockName(projectId), {})).release();
    await new Promise((resolve) => setTimeout(resolve, RETURN_MS));
    await whenVisible();
    if (await navigator.locks.request(lockName(projectId), { ifAvailable: true }, isGranted))
      return;
  }
}

const isGranted = (lock: Lock | null): boolean => lock !== null;

function whenVisible(): Promise<void> {
  return new Promise((resolve) => {
    if (!document.hidden) resolve();
    else document.addEventListener('visibilitychange', () => resolve(), { once: true });
  });
}

function hold(name: string, options: LockOptions): Promise<ProjectLock> {
  return new Promise((resolve, reject) => {
    let lose = (): void => undefined;
    const lost = new Promise<void>((settle) => (lose = settle));
    let isHeld = false;
    navigator.locks
      .request(name, options, () => {
        isHeld = true;
        return new Promise<void>((release) => resolve({ release, lost }));
      })
      .catch((thrown: unknown) => {
        if (isHeld) lose();
        else reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
      });
  });
}
