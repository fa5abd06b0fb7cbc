// Each quarter of a training, told as it goes on.
import type { AppStore } from '../store/store.ts';
import type { TrainingSlice } from '../store/training.ts';
import { wordQuarter } from '#words/jobs.ts';

type Run = TrainingSlice['training']['run'];

/** Quarters that pass sooner than that after one another are not all told. */
const LEAST_MS = 10_000;

/** @returns what is to be said of a run as it stands; null: no quarter of it */
export function createQuarterNews(): (run: Run, nowMs: number) => string | null {
  let said: string | null = null;
  /** Null until the run has told how far it is: one that goes on has some quarters behind it. */
  let passed: number | null = null;
  /** Null while none is running. */
  let passedMs: number | null = null;
  return (run, nowMs) => {
    if (run.status !== 'running') return (said = passed = passedMs = null);
    passedMs ??= nowMs;
    if (run.progress === null) return said;
    const { share, secondsLeft } = run.progress;
    const quarters = Math.min(3, Math.floor(share * 4));
    if (passed !== null && quarters > passed) {
      if (nowMs - passedMs >= LEAST_MS) said = wordQuarter(quarters, secondsLeft);
      passedMs = nowMs;
    }
    passed = Math.max(passed ?? 0, quarters);
    return said;
  };
}

/** @returns how to end it */
export function followQuarters(store: AppStore, say: (words: string | null) => void): () => void {
  const tell = createQuarterNews();
  return store.subscribe(({ training: { run } }, before) => {
    if (run !== before.training.run) say(tell(run, performance.now()));
  });
}
