// The memory of a browser, all its processes together, as Linux counts it.
import { readdir, readFile } from 'node:fs/promises';

const STEP_MS = 200;

/** Bytes of every process of a group; pages that some share are counted once (PSS). */
export async function groupMemory(leader: number): Promise<number> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const sizes = await Promise.all(
    processes.map(async (process) => ((await groupOf(process)) === leader ? pssOf(process) : 0)),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Most that a group takes while something is done. */
export async function peakMemory<Result>(
  leader: number,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly bytes: number }> {
  let bytes = 0;
  let isDone = false;
  const watch = async (): Promise<void> => {
    while (!isDone) {
      bytes = Math.max(bytes, await groupMemory(leader));
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    }
  };
  const watching = watch();
  try {
    const result = await work();
    return { result, bytes };
  } finally {
    isDone = true;
    await watching;
  }
}

/** Null for a process that has just ended. */
async function groupOf(process: string): Promise<number | null> {
  const text = await readIfThere(`/proc/${process}/stat`);
  // Its name, in brackets, may hold anything: state, parent and group stand behind the last one.
  const group = text?.slice(text.lastIndexOf(')')).split(' ')[3];
  return group === undefined ? null : Number(group);
}

async function pssOf(process: string): Promise<number> {
  const text = await readIfThere(`/proc/${process}/smaps_rollup`);
  const kilobytes = /^Pss:\s+(\d+)/m.exec(text ?? '')?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    if (['ENOENT', 'ESRCH'].includes((thrown as NodeJS.ErrnoException).code ?? '')) return null;
    throw thrown;
  }
}
