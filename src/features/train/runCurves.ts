// Runs as the curves a chart draws: which runs there are, and what of them is asked for.
import type { CurveLevel, CurveMark } from '../../components/plots/CurveChart.tsx';
import { smooth, type Curve, type CurvePoint } from '../../components/plots/curves.ts';
import type { LossPoint, TrainPoint } from '../../core/model/training.ts';
import type { TrainingSlice } from '../../store/training.ts';
import { countOf } from '../figureWording.ts';

export interface ShownRun {
  /** Of its model; `LIVE_RUN` while there is none. */
  readonly id: string;
  readonly name: string;
  /** Its place among all runs, which keeps its colour. */
  readonly colour: number;
  readonly train: readonly TrainPoint[];
  readonly validation: readonly LossPoint[];
  /** Of the weights that are kept. */
  readonly best: LossPoint | null;
  /** What counting alone reaches on the same music. */
  readonly counting: number;
  /** Notes of a pass. */
  readonly trainingNotes: number;
  /** Notes it will hear; null once it is over, or where time is the bound. */
  readonly totalNotes: number | null;
}

export const LIVE_RUN = 'live';

/** The runs that left a model, oldest first, and the one in progress. */
export function findRuns(training: TrainingSlice['training']): readonly ShownRun[] {
  const { run, facts, trainLoss, validationLoss, bestValidation, models } = training;
  const kept = models.flatMap(({ id, model, history }, colour): ShownRun[] =>
    history
      ? [
          {
            ...{ id, colour, name: model.name },
            ...history,
            counting: model.provenance.baselineNatsPerNote,
            totalNotes: null,
          },
        ]
      : [],
  );
  if (run.status !== 'running' || !facts) return kept;
  const live: ShownRun = {
    ...{ id: LIVE_RUN, colour: models.length, name: 'This training' },
    ...{ train: trainLoss, validation: validationLoss, best: bestValidation },
    counting: facts.baselineNatsPerNote,
    trainingNotes: facts.trainingNotes,
    totalNotes: facts.totalNotes,
  };
  return [...kept, live];
}

export type Quantity = 'loss' | 'gradientNorm' | 'learningRate';

export interface CurveView {
  readonly quantity: Quantity;
  /** What the curves are drawn over. */
  readonly over: 'notes' | 'passes';
  /** Share of the mean so far that each step keeps, 0 .. below 1. Held-out losses and rates are drawn as they are. */
  readonly smoothing: number;
}

const TITLES: Readonly<Record<Quantity, { title: string; yTitle: string }>> = {
  loss: { title: 'Loss', yTitle: 'Loss (nats per note)' },
  gradientNorm: { title: 'Gradient norm', yTitle: 'Gradient norm, before clipping' },
  learningRate: { title: 'Learning rate', yTitle: 'Learning rate (per step)' },
};
const X_TITLES = { notes: 'Notes heard', passes: 'Passes over the music' } as const;

/** @param runs not empty */
export function drawRuns(runs: readonly ShownRun[], view: CurveView) {
  const { quantity, over, smoothing } = view;
  const isLoss = quantity === 'loss';
  const xOf = (run: ShownRun, notes: number): number =>
    over === 'notes' ? notes : notes / run.trainingNotes;
  const isAlone = runs.length === 1;
  const titled = (run: ShownRun, what: string): string => (isAlone ? what : `${run.name}: ${what}`);
  const ends = runs.map((run) => run.totalNotes && xOf(run, run.totalNotes));
  return {
    ...TITLES[quantity],
    xTitle: X_TITLES[over],
    curves: runs.flatMap((run): Curve[] => {
      const place = <Point extends LossPoint>(
        points: readonly Point[],
        value: (point: Point) => number,
      ): CurvePoint[] => points.map((point) => ({ x: xOf(run, point.notesSeen), y: value(point) }));
      const { colour } = run;
      const raw = place(run.train, (point) => point[quantity]);
      if (quantity === 'learningRate')
        return [{ name: titled(run, 'learning rate'), points: raw, colour, look: 'thin' }];
      const what = isLoss ? 'training' : 'gradient norm';
      const drawn: Curve[] = [
        { name: titled(run, what), points: smooth(raw, smoothing), colour, look: 'thin' },
      ];
      if (smoothing > 0)
        drawn.unshift({
          name: titled(run, `${what}, as measured`),
          points: raw,
          colour,
          look: 'faint',
        });
      if (isLoss)
        drawn.push({
          name: titled(run, 'validation'),
          points: place(run.validation, ({ loss }) => loss),
          colour,
          look: 'thick',
        });
      return drawn;
    }),
    marks: runs.flatMap((run): CurveMark[] => {
      const { best, colour } = run;
      if (!isLoss || !best) return [];
      return [
        {
          x: xOf(run, best.notesSeen),
          y: best.loss,
          colour,
          label: `best: ${best.loss.toFixed(2)}`,
        },
      ];
    }),
    levels: isLoss ? levelsOf(runs) : [],
    xEnd: runs.some((run) => run.totalNotes === null) ? null : Math.max(...ends.map(Number)),
  };
}

/** One line where all were counted on the same music. */
function levelsOf(runs: readonly ShownRun[]): readonly CurveLevel[] {
  const levels = new Map(runs.map(({ name, counting }) => [counting, name]));
  return [...levels].map(([y, name]) => ({
    y,
    label: levels.size === 1 ? 'just counting' : `just counting: ${name}`,
  }));
}

/** What the drawing shows, in words. */
export function wordRuns(runs: readonly ShownRun[], { quantity }: CurveView): string {
  return runs
    .map((run) => `${runs.length === 1 ? '' : `${run.name}: `}${wordRun(run, quantity)}`)
    .join(' ');
}

function wordRun({ train, best, counting, trainingNotes }: ShownRun, quantity: Quantity): string {
  const [first, last] = [train[0], train.at(-1)];
  if (quantity === 'loss') {
    if (!best) return 'Nothing has been measured yet.';
    const passes = (best.notesSeen / trainingNotes).toFixed(1);
    return `The best validation loss, ${best.loss.toFixed(2)} nats per note, came after ${countOf(best.notesSeen, 'note')}, ${passes} passes; just counting reaches ${counting.toFixed(2)}.`;
  }
  if (!first || !last) return 'Nothing has been measured yet.';
  const values = train.map((point) => point[quantity]);
  const say = (value: number): string => String(Number(value.toPrecision(3)));
  const name = quantity === 'gradientNorm' ? 'gradient norm' : 'learning rate';
  return `The ${name} began at ${say(first[quantity])}, was ${say(Math.max(...values))} at most and ${say(last[quantity])} in the end.`;
}
