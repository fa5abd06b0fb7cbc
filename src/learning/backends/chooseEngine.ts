// Which engine trains. Each that runs on real hardware and computes right gradients takes a few real
// steps against the clock, and the fastest wins: names say little about speed.
import type { Batch } from '../../core/dataset/batch.ts';
import { AppError } from '../../core/errors.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import type { EngineName, EngineReport } from '../../core/model/training.ts';
import type { TrainEngine } from '../trainEngine.ts';
import type { EngineCandidate } from './candidates.ts';
import { checkGradients } from './gradientCheck.ts';

/** The best of them counts: other work on the machine only ever slows a step down. */
const TIMED_ROUNDS = 3;
/** Steps of a round, asked for without waiting: training reads losses late too, so no device stands idle. */
const STEPS_AT_ONCE = 3;

/** An engine that has not answered by then never may: a driver or a thread can hang without a word. */
const MOST_TRIAL_SECONDS = 20;

export interface ChoiceRequest {
  readonly spec: NetworkSpec;
  readonly parameters: Float32Array;
  /** A real batch, to time with. */
  readonly batch: Batch;
  /** The musician's own choice; it may be a software adapter. */
  readonly wanted: EngineName | 'auto';
  /** Of the wanted engine, see TrainEngine. */
  readonly variant?: string;
  /** Engines that failed in this run, and how. */
  readonly failed: ReadonlyMap<EngineName, string>;
}

export interface EngineChoice {
  readonly name: EngineName;
  readonly engine: TrainEngine;
  readonly reports: readonly EngineReport[];
}

/**
 * Notes per second of engines whose gradients were right, by what they were timed with. An engine is tried
 * once in a page, and anew after it has failed.
 */
const trials = new WeakMap<EngineCandidate, Map<string, number>>();

interface Timed {
  readonly candidate: EngineCandidate;
  readonly notesPerSecond: number;
  readonly detail: string;
}

/** @throws AppError model/no-backend when nothing here can train. */
export async function chooseEngine(
  candidates: readonly EngineCandidate[],
  request: ChoiceRequest,
): Promise<EngineChoice> {
  const reports = new Map<EngineName, EngineReport>();
  const report = (
    name: EngineName,
    status: EngineReport['status'],
    detail: string,
    notesPerSecond: number | null = null,
  ): void => void reports.set(name, { name, status, detail, notesPerSecond });

  /** @returns null, and a report of why, when the candidate is not to be had. */
  const trial = async (candidate: EngineCandidate, isWanted: boolean): Promise<Timed | null> => {
    const { name } = candidate;
    const failure = request.failed.get(name);
    if (failure !== undefined) {
      trials.delete(candidate);
      report(name, 'failed', failure);
      return null;
    }
    try {
      const isPatient = isWanted || candidate.isSpare;
      const seconds = isPatient ? Infinity : MOST_TRIAL_SECONDS;
      const { status, detail } = await within(seconds, candidate.probe());
      if (status === 'missing' || (status === 'software' && !isWanted)) {
        report(name, status, detail);
        return null;
      }
      const notesPerSecond = await within(seconds, tryOut(candidate, request));
      return { candidate, detail, notesPerSecond };
    } catch (error) {
      // An engine that fails is no failure of training; the report says why it was passed over.
      report(name, 'failed', error instanceof Error ? error.message : String(error));
      return null;
    }
  };

  const timed: Timed[] = [];
  const wanted = candidates.find(({ name }) => name === request.wanted);
  const own = wanted ? await trial(wanted, true) : null;
  if (own) timed.push(own);
  for (const candidate of candidates) {
    if (candidate === wanted) continue;
    const isIdle = timed.length > 0 && (candidate.isSpare || own !== null);
    const result = isIdle ? null : await trial(candidate, false);
    if (result) timed.push(result);
    else if (isIdle) report(candidate.name, 'spare', '');
  }

  // A working choice of the musician's is the only one timed.
  const [best, ...others] = timed.sort((a, b) => b.notesPerSecond - a.notesPerSecond);
  if (!best) {
    const why = [...reports.values()].map(({ name, detail }) => `${name}: ${detail}`).join('; ');
    throw new AppError('model/no-backend', `no engine can train (${why})`);
  }
  const { name } = best.candidate;
  report(name, 'chosen', best.detail, best.notesPerSecond);
  for (const { candidate, detail, notesPerSecond } of others)
    report(candidate.name, 'slower', detail, notesPerSecond);
  return {
    name,
    engine: await best.candidate.create(
      request.spec,
      request.parameters,
      name === request.wanted ? request.variant : undefined,
    ),
    reports: candidates.map((candidate) => reports.get(candidate.name)!),
  };
}

/**
 * Seconds are counted, not read from a clock: one in which the tab was frozen, or the worker itself computed, is none.
 * @throws Error when there are no more; what `work` comes to then is of no interest
 */
function within<Result>(seconds: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    let left = seconds;
    const timer = setInterval(() => {
      if (--left > 0) return;
      clearInterval(timer);
      reject(new Error(`it did not answer for ${seconds} seconds`));
    }, 1000);
    work.then(resolve, reject).finally(() => clearInterval(timer));
  });
}

/** @returns notes per second. @throws Error when the gradients are wrong or a step fails. */
async function tryOut(candidate: EngineCandidate, request: ChoiceRequest): Promise<number> {
  const { spec, batch } = request;
  const known = trials.get(candidate) ?? new Map<string, number>();
  const task = JSON.stringify([spec, batch.streams, batch.steps]);
  const before = known.get(task);
  if (before !== undefined) return before;
  if (known.size === 0) await checkGradients(candidate);
  const notesPerSecond = await timeSteps(candidate, request);
  trials.set(candidate, known.set(task, notesPerSecond));
  return notesPerSecond;
}

async function timeSteps(
  candidate: EngineCandidate,
  { spec, parameters, batch }: ChoiceRequest,
): Promise<number> {
  const engine = await candidate.create(spec, parameters);
  const step = (): Promise<unknown> => engine.step(batch, { learningRate: 0, dropout: null });
  try {
    // The first step compiles shaders and fills caches.
    await step();
    let best = Infinity;
    for (let i = 0; i < TIMED_ROUNDS; i++) {
      const start = performance.now();
      await Promise.all(Array.from({ length: STEPS_AT_ONCE }, step));
      best = Math.min(best, (performance.now() - start) / STEPS_AT_ONCE);
    }
    // A clock as coarse as 1 ms must not make an engine infinitely fast.
    return (batch.notes * 1000) / Math.max(best, 0.1);
  } finally {
    engine.dispose();
  }
}
