// The training loop: batches to the engine, losses to the listener, the best weights kept.
import type { Batch } from '../../core/dataset/batch.ts';
import { AppError } from '../../core/errors.ts';
import type { RunEnd, TrainEvent } from '../../core/model/training.ts';
import type { Random } from '../../core/random.ts';
import { drawDropout } from '../network/dropout.ts';
import type { TrainEngine } from '../trainEngine.ts';
import { breathe } from './breathe.ts';
import type { Gate } from './gate.ts';
import { ProgressMeter } from './progressMeter.ts';
import { learningRateAt, type Recipe } from './recipe.ts';
import type { SteadyEngine } from './steadyEngine.ts';

export interface RunControl {
  /** An abort is Stop. */
  readonly signal: AbortSignal | undefined;
  /** Closed while paused. */
  readonly gate: Gate;
  readonly onEvent: (event: TrainEvent) => void;
}

export interface Plan {
  readonly recipe: Recipe;
  readonly training: Iterator<Batch, never>;
  /** The held-out music once, anew at each call. */
  readonly validation: () => Iterable<Batch>;
  /** Notes to hear. */
  readonly totalNotes: number;
  /** Notes between validations. */
  readonly validationGap: number;
  /** Of the dropout. */
  readonly random: Random;
}

export interface Run {
  /** Of the best validation. */
  readonly parameters: Float32Array;
  readonly validationLoss: number;
  /** Notes heard when they were reached. */
  readonly notesSeen: number;
  readonly endedBy: RunEnd;
}

/**
 * Trains until the plan is fulfilled, the signal aborts or the held-out loss has not improved for long.
 * @throws AppError cancelled, when stopped before anything was learned; model/no-backend when every engine
 *   failed before anything was learned
 */
export async function runPlan(
  engine: SteadyEngine,
  plan: Plan,
  { signal, gate, onEvent }: RunControl,
): Promise<Run> {
  const { recipe, totalNotes, validationGap, random } = plan;
  const meter = new ProgressMeter(totalNotes, onEvent);
  let best: Omit<Run, 'endedBy'> | null = null;
  let misses = 0;
  let notesSeen = 0;
  let validatedAt = -1;

  /** Work that may change the engine under the run. @returns the result, or null after a recovery. */
  const attempt = async (
    work: (engine: TrainEngine) => Promise<number>,
  ): Promise<number | null> => {
    const result = await engine.run(work);
    if (typeof result === 'number') return result;
    notesSeen = result.notesSeen;
    meter.restart();
    onEvent({ type: 'recovered', ...result });
    return null;
  };
  const validate = async (): Promise<void> => {
    let loss: number | null = null;
    while (loss === null) loss = await attempt((current) => evaluate(current, plan.validation()));
    validatedAt = notesSeen;
    const isBest = best === null || loss < best.validationLoss;
    if (isBest) {
      best = { parameters: await engine.parameters(), validationLoss: loss, notesSeen };
      misses = 0;
    } else misses++;
    await engine.saveCheckpoint(notesSeen);
    onEvent({ type: 'validated', validation: { notesSeen, loss }, isBest });
  };
  const finish = (endedBy: RunEnd): Run => {
    if (!best?.notesSeen && endedBy === 'stop')
      throw new AppError('cancelled', 'stopped before anything was learned');
    // `validate` has run by then.
    return { ...best!, endedBy };
  };

  await validate();
  for (let update = 0; notesSeen < totalNotes; update++) {
    await breathe();
    if (gate.isClosed) await meter.without(() => gate.pass(signal));
    if (signal?.aborted) break;
    const batch = plan.training.next().value;
    const dropout = drawDropout(recipe.network, recipe.streams, recipe.dropout, random);
    const learningRate = learningRateAt(recipe, update, notesSeen / totalNotes);
    try {
      const nats = await attempt((current) => current.step(batch, { learningRate, dropout }));
      if (nats === null) continue;
      notesSeen += batch.notes;
      meter.add(nats, batch.notes, notesSeen);
      if (notesSeen - validatedAt >= validationGap) await meter.without(validate);
    } catch (error) {
      // No engine is left. What was learned before is kept, if anything was.
      if (validatedAt > 0) return finish('diverged');
      throw error;
    }
    if (misses >= recipe.patience) return finish('early-stop');
  }
  if (validatedAt < notesSeen) await validate();
  return finish(signal?.aborted ? 'stop' : 'plan');
}

/** Nats per note. */
async function evaluate(engine: TrainEngine, batches: Iterable<Batch>): Promise<number> {
  let nats = 0;
  let notes = 0;
  for (const batch of batches) {
    nats += await engine.evaluate(batch);
    notes += batch.notes;
    await breathe();
  }
  return nats / notes;
}
