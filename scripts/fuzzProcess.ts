// Tries damaged inputs in a process of its own with little memory: what kills it or keeps it busy is one failure, and
// the cases after it are tried by the next process.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FuzzFailure, FuzzReport } from '../src/testing/fuzz.ts';

const WORKER = fileURLToPath(new URL('fuzzWorker.ts', import.meta.url));
/** About what a phone gives a page. */
const MEMORY_MB = 512;
/** A process of which nothing is heard for so long hangs, however busy the machine is. */
const SILENCE_MS = 60_000;

type Message = { readonly number: number } | { readonly report: FuzzReport };

/** Cases `first` to `first + count - 1` of a target of `src/testing/fuzzTargets.ts`. */
export async function fuzzInProcess(
  target: string,
  first: number,
  count: number,
): Promise<FuzzReport> {
  const failures: FuzzFailure[] = [];
  let [tried, accepted, slowestMs] = [0, 0, 0];
  while (tried < count) {
    const before = tried;
    const reason = await runProcess([target, first + tried, count - tried], ({ report }) => {
      tried += report.tried;
      accepted += report.accepted;
      slowestMs = Math.max(slowestMs, report.slowestMs);
      failures.push(...report.failures);
    });
    if (reason === null) break;
    if (reason.number === null)
      throw new Error(`${target} cannot be tried: ${reason.text} after ${tried - before} cases`);
    failures.push({ target, number: reason.number, reason: reason.text });
    tried++;
  }
  return { tried, accepted, failures, slowestMs };
}

/** Null when it came to its end, else why it did not, and the case it was at. */
function runProcess(
  args: readonly (string | number)[],
  onReport: (message: { readonly report: FuzzReport }) => void,
): Promise<{ readonly number: number | null; readonly text: string } | null> {
  return new Promise((resolve) => {
    const child = fork(WORKER, args.map(String), {
      execArgv: [...process.execArgv, `--max-old-space-size=${MEMORY_MB}`],
    });
    let number: number | null = null;
    let isSilent = false;
    const watch = setTimeout(() => {
      isSilent = true;
      child.kill('SIGKILL');
    }, SILENCE_MS);
    child.on('message', (message: Message) => {
      watch.refresh();
      if ('report' in message) onReport(message);
      number = 'number' in message ? message.number : null;
    });
    child.on('exit', (code, signal) => {
      clearTimeout(watch);
      if (code === 0) resolve(null);
      else resolve({ number, text: isSilent ? 'hangs' : `crashes (${signal ?? code})` });
    });
  });
}
