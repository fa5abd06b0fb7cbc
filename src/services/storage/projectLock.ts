// One tab has a project at a time, by a Web Lock that goes when the tab does, whatever way it goes.

export interface ProjectLock {
  release(): void;
  /** Resolves when another tab has taken the project over; never, if that does not happen. */
  readonly lost: Promise<void>;
}

/** A page that was just reloaded may still hold its own lock for a moment. */
const PATIENCE_MS = 700;

/** @param isTakenOver whether it is taken from another tab that has it. @returns null when another tab has it */
export async function lockProject(
  projectId: string,
  isTakenOver: boolean,
): Promise<ProjectLock | null> {
  // Without locks (a page that is not secure) the database itself keeps tabs apart.
  if (!('locks' in navigator))
    return { release: () => undefined, lost: new Promise(() => undefined) };
  const name = `cadenza-project-${projectId}`;
  if (isTakenOver) return hold(name, { steal: true });
  try {
    return await hold(name, { signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'TimeoutError') return null;
    throw thrown;
  }
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
