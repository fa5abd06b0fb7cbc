// The training loop: batches to the engine, losses to the listener, the best weights kept.
import type { Batch } from '../../core/dataset/batch.ts';
import type { TrainingBatches } from '../../core/dataset/batches.ts';
import { AppError } from '../../core/errors.ts';
import type { BestSoFar, Checkpoint, JudgedWeights } from '../../core/model/checkpoint.ts';
import type { RunEnd, TrainEvent } from '../../core/model/training.ts';
import type { Random } from '../../core/random.ts';
import { drawDropout } from '../network/dropout.ts';
import type { StepResult, TrainEngine } from '../trainEngine.ts';
import { breathe } from './breathe.ts';
import type { CheckpointClock } from './checkpointClock.ts';
import type { Gate } from './gate.ts';
import { ProgressMeter } from './progressMeter.ts';
import type { Recipe } from './recipe.ts';
import { Schedule, type Extent, type Position } from './schedule.ts';
import type { SteadyEngine } from './steadyEngine.ts';

export interface RunControl {
  /** An abort is Stop. */
  readonly signal: AbortSignal | undefined;
  /** Closed while paused. */
  readonly gate: Gate;
  readonly onEvent: (event: TrainEvent) => void;
  /** Without it none are taken. */
  readonly checkpoints?: {
    readonly clock: CheckpointClock;
    /** All memory of a checkpoint is the receiver's. */
    readonly onCheckpoint: (checkpoint: Checkpoint) => void;
  };
}

export interface Plan {
  readonly recipe: Recipe;
  readonly training: Pick<TrainingBatches<never>, 'next' | 'state'>;
  /** The held-out music once, anew at each call. */
  readonly validation: () => Iterable<Batch>;
  readonly extent: Extent;
  /** Notes between validations. */
  readonly validationGap: number;
  /** Of the dropout. */
  readonly random: Random;
  /** Where to go on; `training` and `random` then stand where they stood. */
  readonly from?: Checkpoint | null;
}

/** Of the last validation, as long as another would take. */
const STOP_WAITS_MS = 1000;

/** A step that was asked for and has not been waited for. */
interface PendingStep {
  readonly result: Promise<StepResult>;
  readonly notes: number;
  readonly learningRate: number;
}

export interface Run extends JudgedWeights {
  readonly endedBy: RunEnd;
}

/**
 * Trains until the plan is fulfilled or the signal aborts. When the held-out loss has not improved for long,
 * a last stretch from the best weights ends the run.
 * @param onBest is told each time better weights were found; they are the run's own, not to be given away.
 * @throws AppError cancelled, when stopped before anything was learned; model/no-backend when every engine
 *   failed before anything was learned
 */
export async function runPlan(
  engine: SteadyEngine,
  plan: Plan,
  { signal, gate, onEvent, checkpoints }: RunControl,
  onBest: (best: JudgedWeights) => void = () => undefined,
): Promise<Run> {
  const { recipe, extent, validationGap, random, from = null } = plan;
  const meter = new ProgressMeter(onEvent, from?.seconds);
  const schedule = new Schedule(recipe, extent, from?.lastStretch);
  let best: BestSoFar | null = from?.best ?? null;
  let misses = from?.misses ?? 0;
  let updates = from?.updates ?? 0;
  let notesSeen = from?.notesSeen ?? 0;
  let validatedAt = from?.validatedAt ?? -1;
  let validationMilliseconds = 0;
  let learningRate = from?.learningRate ?? 0;
  /** Its loss is read when the next has been asked for, so that a device never waits for the loop. */
  let pending: PendingStep | null = null;

  const position = (): Position => ({ notesSeen, seconds: meter.seconds });

  /** Work that may change the engine under the run. @returns the result, or null after a recovery. */
  const attempt = async <Result>(
    work: (engine: TrainEngine) => Promise<Result>,
    lossOf: (result: Result) => number,
  ): Promise<Result | null> => {
    const outcome = await engine.run(work, lossOf);
    if ('result' in outcome) return outcome.result;
    notesSeen = outcome.recovery.notesSeen;
    pending = null;
    meter.restart();
    onEvent({ type: 'recovered', ...outcome.recovery });
    return null;
  };
  /** Waits for the pending step, after `andThen` has asked for the next. @returns false after a recovery. */
  const settle = async (
    andThen: (engine: TrainEngine) => PendingStep | null = () => null,
  ): Promise<boolean> => {
    const due = pending;
    const outcome = await attempt(
      async (current) => {
        pending = andThen(current);
        // It is waited for next time; but by nobody when the step before has failed.
        pending?.result.catch(() => undefined);
        return { step: due && (await due.result) };
      },
      ({ step }) => step?.nats ?? 0,
    );
    if (!outcome) return false;
    if (outcome.step && due) {
      const isLastStretch = schedule.lastStretch !== null;
      const share = schedule.share(position());
      const { notes, learningRate: rate } = due;
      meter.add(outcome.step, notes, { notesSeen, share, isLastStretch, learningRate: rate });
    }
    return true;
  };
  const hasLearned = (): boolean => best !== null && best.notesSeen > 0;
  /** A slow engine is at a validation for a minute, which neither Pause nor Stop shall wait for. */
  const isCalledOff = (): boolean =>
    signal?.aborted ? hasLearned() || notesSeen === 0 : gate.isClosed && best !== null;
  /** @returns false when it was called off; it is as if it had not begun. */
  const validate = async (isWanted = (): boolean => !isCalledOff()): Promise<boolean> => {
    // After a failure of the last step the run is where it was validated before.
    if (!(await settle())) return true;
    const startedAt = performance.now();
    const judge = async (current: TrainEngine) => {
      const loss = await evaluate(current, plan.validation(), meter, async () => {
        await gate.passGivingWay();
        return isWanted();
      });
      if (loss === null) return { judged: null };
      const parameters = await current.parameters();
      return { judged: { loss, parameters, optimizer: await current.optimizerState() } };
    };
    let outcome: Awaited<ReturnType<typeof judge>> | null = null;
    while (!outcome) outcome = await attempt(judge, ({ judged }) => judged?.loss ?? 0);
    if (!outcome.judged) return false;
    const { loss, parameters, optimizer } = outcome.judged;
    validatedAt = notesSeen;
    validationMilliseconds = performance.now() - startedAt;
    engine.keep({ parameters, optimizer, notesSeen });
    const isBest = best === null || loss < best.validationLoss;
    misses = isBest ? 0 : misses + 1;
    if (isBest) {
      const { seconds } = meter;
      best = { parameters, optimizer, learningRate, validationLoss: loss, notesSeen, seconds };
    }
    onEvent({ type: 'validated', validation: { notesSeen, loss }, isBest });
    if (isBest && notesSeen > 0) onBest(best!);
    return true;
  };

  const takeCheckpoint = async (wish: Checkpoint['wish']): Promise<void> => {
    if (!checkpoints) return;
    await checkpoints.clock.take(async () => {
      // After a failure it is taken the next time.
      if (!(await settle())) return;
      const weights = await attempt(
        async (current) => ({
          parameters: await current.parameters(),
          optimizer: await current.optimizerState(),
          carried: await current.carriedState(),
        }),
        () => 0,
      );
      if (!weights || !best) return;
      const { first, second, steps } = best.optimizer;
      checkpoints.onCheckpoint({
        ...weights,
        engine: engine.current,
        best: {
          ...best,
          parameters: best.parameters.slice(),
          optimizer: { first: first.slice(), second: second.slice(), steps },
        },
        misses,
        updates,
        notesSeen,
        validatedAt,
        learningRate,
        lastStretch: schedule.lastStretch,
        seconds: meter.seconds,
        random: random.state(),
        order: plan.training.state(),
        validationGap,
        wish,
      });
    });
  };

  /** Back to the best weights, and from there to the end with a falling rate. */
  const beginLastStretch = async (): Promise<void> => {
    const { parameters, optimizer, learningRate: rate } = best!;
    engine.keep({ parameters, optimizer, notesSeen });
    await attempt(
      (current) => {
        current.load(parameters, optimizer);
        return Promise.resolve(0);
      },
      (result) => result,
    );
    schedule.beginLastStretch(position(), recipe.lastStretch * validationGap, rate);
  };

  /** Not before the last step is known to be well: a failure goes back into the plan. */
  const isOver = async (): Promise<boolean> => schedule.share(position()) >= 1 && (await settle());

  let endedBy: RunEnd = schedule.lastStretch ? 'early-stop' : 'plan';
  try {
    if (from) {
      engine.load(from);
      if (from.best.notesSeen > 0) onBest(from.best);
    } else await validate();
    while (!(await isOver())) {
      await breathe();
      await gate.passGivingWay();
      // Written down at once: a run that goes down with the page time and again without getting further is held.
      if (from && updates === from.updates + 1) checkpoints?.clock.ask();
      if (gate.isClosed) {
        await takeCheckpoint('pause');
        checkpoints?.clock.rest();
        await meter.pause(() => gate.pass(signal));
        // The one that is kept says it is paused.
        checkpoints?.clock.ask();
      }
      if (signal?.aborted) {
        await takeCheckpoint('stop');
        endedBy = 'stop';
        break;
      }
      const isToBeJudged = notesSeen - validatedAt >= validationGap;
      if (checkpoints?.clock.isDue(isToBeJudged ? validationMilliseconds : 0))
        await takeCheckpoint('go on');
      if (isToBeJudged) {
        // The gate and the signal come first.
        if (!(await validate())) continue;
        if (misses >= recipe.patience && !schedule.lastStretch) {
          endedBy = 'early-stop';
          // Nothing was better than where the run began: there is nothing to bring to an end.
          if (best!.notesSeen === 0) break;
          await beginLastStretch();
        }
      }
      const batch = plan.training.next().value;
      const dropout = drawDropout(recipe.network, recipe.streams, recipe.dropout, random);
      learningRate = schedule.learningRate(updates, schedule.share(position()));
      const options = { learningRate, dropout };
      const isWell = await settle((current) => ({
        result: current.step(batch, options),
        notes: batch.notes,
        learningRate,
      }));
      if (isWell) notesSeen += batch.notes;
      updates++;
    }
    // What came after the last validation may be better; on a slow engine who has stopped does not wait for it.
    const isWorthWaiting =
      endedBy !== 'stop' || !hasLearned() || validationMilliseconds < STOP_WAITS_MS;
    if (notesSeen > 0 && validatedAt < notesSeen && isWorthWaiting) await validate(() => true);
  } catch (error) {
    // No engine is left. What was learned before is kept, if anything was.
    if (!best?.notesSeen) throw error;
    endedBy = 'diverged';
  }
  if (endedBy === 'stop' && !best?.notesSeen)
    throw new AppError('cancelled', 'stopped before anything was learned');
  return { ...best!, endedBy };
}

/** Nats per note; null when it is no longer wanted. */
async function evaluate(
  engine: TrainEngine,
  batches: Iterable<Batch>,
  meter: ProgressMeter,
  isWanted: () => Promise<boolean>,
): Promise<number | null> {
  let nats = 0;
  let notes = 0;
  for (const batch of batches) {
    if (!(await isWanted())) return null;
    nats += await engine.evaluate(batch);
    notes += batch.notes;
    meter.count();
    await breathe();
  }
  return nats / notes;
}
