// Work on files of projects and models, one after another; how far it is and how it ended is in `store.fileWork`.
import type { FileWork } from '../store/fileWork.ts';
import { toJobEnd } from '../store/job.ts';
import type { App } from './app.ts';

export interface WorkReport {
  readonly signal: AbortSignal;
  /** @param share that is done, 0..1 */
  readonly report: (share: number) => void;
  /** What was opened has a name of its own. */
  readonly rename: (name: string) => void;
}

const queues = new WeakMap<App, Promise<unknown>>();
const running = new WeakMap<App, AbortController>();

/** Never rejects. @returns whether it was done */
export function doFileWork(
  app: App,
  work: FileWork,
  run: (report: WorkReport) => Promise<void>,
): Promise<boolean> {
  return enqueue(app, () => doNow(app, work, run));
}

/** Says that something done beside the queue has failed, once what is being worked on has ended. */
export function tellFailure(app: App, work: FileWork, thrown: unknown): void {
  void enqueue(app, () => app.store.getState().setFileWork({ work, ...toJobEnd(thrown) }));
}

/** @param task never rejects */
function enqueue<Result>(app: App, task: () => Result | Promise<Result>): Promise<Result> {
  const done = (queues.get(app) ?? Promise.resolve()).then(task);
  queues.set(app, done);
  return done;
}

export function cancelFileWork(app: App): void {
  running.get(app)?.abort();
}

async function doNow(
  app: App,
  asked: FileWork,
  run: (report: WorkReport) => Promise<void>,
): Promise<boolean> {
  const { setFileWork } = app.store.getState();
  const controller = new AbortController();
  running.set(app, controller);
  let work = asked;
  const report = (share: number): void =>
    setFileWork({ work, status: 'running', progress: { share } });
  report(0);
  try {
    await run({
      signal: controller.signal,
      report,
      rename: (name) => (work = { ...work, name }),
    });
    setFileWork({ work, status: 'done', result: null });
    return true;
  } catch (thrown) {
    setFileWork({ work, ...toJobEnd(thrown) });
    return false;
  } finally {
    running.delete(app);
  }
}
