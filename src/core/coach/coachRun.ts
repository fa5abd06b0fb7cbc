// What the loss curves say of a run: learning by heart, ended too early, no better than counting.
import type { LossPoint, RunEnd, RunFacts } from '../model/training.ts';
import type { RunAdvice } from './advice.ts';

export interface RunCurves {
  readonly trainLoss: readonly LossPoint[];
  readonly validationLoss: readonly LossPoint[];
  readonly bestValidation: LossPoint | null;
  /** Notes of a pass. */
  readonly trainingNotes: number;
  /** Of an n-gram on the same held-out music. */
  readonly baselineNatsPerNote: number;
  readonly validationKind: RunFacts['validationKind'];
  /** Null while it runs. */
  readonly endedBy: RunEnd | null;
  /** Whether it went on from a model. */
  readonly hasBase: boolean;
}

/** Nats per note that are more than chance from one validation to the next. */
const CLEAR_CHANGE = 0.05;
/** Validations since the best that must all lie above it. */
const RISING_POINTS = 4;
/** Validations that say whether a run was still improving. */
const FEWEST_POINTS = 4;
/** Share of the run at its end that is looked at for improvement. */
const END_SHARE = 0.2;

export function coachRun(curves: RunCurves): RunAdvice[] {
  const { bestValidation: best, baselineNatsPerNote: counting, endedBy } = curves;
  if (!best) return [];
  const advice: RunAdvice[] = [];
  const isOver = endedBy !== null;
  const isCut = isOver && endedBy !== 'early-stop';
  const improves = isCut && wasImproving(curves);
  // Too short a run to tell.
  const isShort = isCut && curves.validationLoss.length < FEWEST_POINTS;
  if (isOver && curves.hasBase && best.notesSeen === 0)
    return [{ kind: 'no-gain', remedy: { kind: 'add-pieces' } }];
  if (isOver && !(best.loss < counting))
    advice.push({
      kind: 'below-counting',
      loss: best.loss,
      counting,
      isWithin: curves.validationKind === 'within',
      remedy: { kind: improves || isShort ? 'train-on' : 'add-pieces' },
    });
  if (isMemorising(curves))
    advice.push({
      kind: 'memorising',
      bestPass: Math.max(1, Math.round(best.notesSeen / curves.trainingNotes)),
      remedy: { kind: isOver ? 'add-pieces' : 'stop' },
    });
  else if (improves && best.loss < counting)
    advice.push({ kind: 'still-improving', remedy: { kind: 'train-on' } });
  return advice;
}

/**
 * The held-out loss has been clearly above its best for the last four validations while the training loss
 * fell as clearly.
 */
function isMemorising({ trainLoss, validationLoss, bestValidation }: RunCurves): boolean {
  const since = validationLoss.filter(({ notesSeen }) => notesSeen > bestValidation!.notesSeen);
  const latest = since.slice(-RISING_POINTS);
  if (latest.length < RISING_POINTS) return false;
  const isAbove = latest.every(({ loss }) => loss > bestValidation!.loss + CLEAR_CHANGE);
  return (
    isAbove && meanAround(trainLoss, bestValidation!.notesSeen) - endMean(trainLoss) > CLEAR_CHANGE
  );
}

/** The held-out loss fell clearly over the last fifth of the run, and its best is the end. */
function wasImproving({ validationLoss, bestValidation }: RunCurves): boolean {
  const last = validationLoss.at(-1);
  if (!last || validationLoss.length < FEWEST_POINTS) return false;
  const from = last.notesSeen * (1 - END_SHARE);
  const before = validationLoss.filter(({ notesSeen }) => notesSeen <= from).at(-1);
  const isBestLate = bestValidation!.notesSeen > from;
  return before !== undefined && isBestLate && before.loss - bestValidation!.loss > CLEAR_CHANGE;
}

const MEAN_POINTS = 5;

/** Of the few points up to `notesSeen`. */
function meanAround(points: readonly LossPoint[], notesSeen: number): number {
  return endMean(points.filter((point) => point.notesSeen <= notesSeen));
}

function endMean(points: readonly LossPoint[]): number {
  const last = points.slice(-MEAN_POINTS);
  return last.reduce((sum, { loss }) => sum + loss, 0) / last.length;
}
