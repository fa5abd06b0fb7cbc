// Runs as the curves a chart draws: which runs there are, and what of them is asked for.
import type { CurveLevel, CurveMark } from '../../components/plots/CurveChart.tsx';
import { growingEnd, smooth, type Curve, type CurvePoint } from '../../components/plots/curves.ts';
import type { LossPoint, TrainPoint } from '../../core/model/training.ts';
import type { TrainingSlice } from '../../store/training.ts';
import {
  CURVES_TEXT,
  NOTHING_MEASURED,
  QUANTITY_TEXT,
  nameCurve,
  nameUnsmoothed,
  wordBest,
  wordBestLoss,
  wordCourse,
} from '#words/curves.ts';

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
    ...{ id: LIVE_RUN, colour: models.length, name: CURVES_TEXT.thisTraining },
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

const X_TITLES = { notes: CURVES_TEXT.notesTitle, passes: CURVES_TEXT.passesTitle } as const;

/** @param runs not empty */
export function drawRuns(runs: readonly ShownRun[], view: CurveView) {
  const { quantity, over, smoothing } = view;
  const isLoss = quantity === 'loss';
  const xOf = (run: ShownRun, notes: number): number =>
    over === 'notes' ? notes : notes / run.trainingNotes;
  const isAlone = runs.length === 1;
  const titled = (run: ShownRun, what: string): string =>
    isAlone ? what : nameCurve(run.name, what);
  const endOf = (run: ShownRun): number => {
    if (run.totalNotes !== null) return xOf(run, run.totalNotes);
    const last = [run.train, run.validation].map((points) => points.at(-1)?.notesSeen ?? 0);
    const end = xOf(run, Math.max(...last));
    return run.id === LIVE_RUN ? growingEnd(end) : end;
  };
  return {
    title: QUANTITY_TEXT[quantity].title,
    yTitle: QUANTITY_TEXT[quantity].axis,
    xTitle: X_TITLES[over],
    curves: runs.flatMap((run): Curve[] => {
      const place = <Point extends LossPoint>(
        points: readonly Point[],
        value: (point: Point) => number,
      ): CurvePoint[] => points.map((point) => ({ x: xOf(run, point.notesSeen), y: value(point) }));
      const { colour } = run;
      const raw = place(run.train, (point) => point[quantity]);
      if (quantity === 'learningRate')
        return [
          { name: titled(run, QUANTITY_TEXT[quantity].name), points: raw, colour, look: 'thin' },
        ];
      const what = isLoss ? CURVES_TEXT.training : QUANTITY_TEXT[quantity].name;
      const drawn: Curve[] = [
        { name: titled(run, what), points: smooth(raw, smoothing), colour, look: 'thin' },
      ];
      if (smoothing > 0)
        drawn.unshift({
          name: titled(run, nameUnsmoothed(what)),
          points: raw,
          colour,
          look: 'faint',
        });
      if (isLoss)
        drawn.push({
          name: titled(run, CURVES_TEXT.validation),
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
          label: wordBest(best.loss),
        },
      ];
    }),
    levels: isLoss ? levelsOf(runs) : [],
    xEnd: Math.max(...runs.map(endOf)) || 1,
  };
}

/** One line where all were counted on the same music. */
function levelsOf(runs: readonly ShownRun[]): readonly CurveLevel[] {
  const levels = new Map(runs.map(({ name, counting }) => [counting, name]));
  return [...levels].map(([y, name]) => ({
    y,
    label: levels.size === 1 ? CURVES_TEXT.baseline : nameCurve(CURVES_TEXT.baseline, name),
  }));
}

/** What the drawing shows, in words. */
export function wordRuns(runs: readonly ShownRun[], { quantity }: CurveView): string {
  return runs
    .map((run) =>
      runs.length === 1 ? wordRun(run, quantity) : nameCurve(run.name, wordRun(run, quantity)),
    )
    .join(' ');
}

function wordRun({ train, best, counting, trainingNotes }: ShownRun, quantity: Quantity): string {
  const [first, last] = [train[0], train.at(-1)];
  if (quantity === 'loss') {
    if (!best) return NOTHING_MEASURED;
    return wordBestLoss(best, best.notesSeen / trainingNotes, counting);
  }
  if (!first || !last) return NOTHING_MEASURED;
  const values = train.map((point) => point[quantity]);
  return wordCourse(
    QUANTITY_TEXT[quantity].name,
    first[quantity],
    Math.max(...values),
    last[quantity],
  );
}
