// The learning curves: what is drawn, and what it shows.
import { countOf, formatTenths } from './figures.ts';

export const CURVES_TEXT = {
  title: 'Learning curves',
  show: 'Show',
  over: 'Along',
  smoothing: 'Smoothing',
  logarithmic: 'Logarithmic scale',
  compare: 'Trainings to compare',
  noneChosen: 'Select a training to draw its curves.',
  trainings: 'Trainings',
  thisTraining: 'This training',
  notesHeard: 'notes',
  passes: 'passes',
  notesTitle: 'Notes',
  passesTitle: 'Passes over the music',
  training: 'training',
  validation: 'validation',
  baseline: 'baseline',
};

interface QuantityWords {
  readonly name: string;
  readonly title: string;
  readonly axis: string;
  readonly explained: string;
}

export const QUANTITY_TEXT: Readonly<
  Record<'loss' | 'gradientNorm' | 'learningRate', QuantityWords>
> = {
  loss: {
    name: 'loss',
    title: 'Loss',
    axis: 'Loss (nats per note)',
    explained:
      'Loss says how much the next note surprises the model, in nats per note; lower is better. “Training” is measured on the music it learns from, “validation” on music it does not. The “baseline” only counts which note tends to follow which; a useful model gets below it.',
  },
  gradientNorm: {
    name: 'gradient norm',
    title: 'Gradient norm',
    axis: 'Gradient norm, before clipping',
    explained:
      'How strongly each step wants to change the model. Peaks are music that surprised it; if the norm keeps growing, training is about to fail.',
  },
  learningRate: {
    name: 'learning rate',
    title: 'Learning rate',
    axis: 'Learning rate (per step)',
    explained:
      'The size of each step. It rises at first, so that early steps do no damage, and falls towards the end.',
  },
};

/** A curve of one run among several. */
export const nameCurve = (run: string, what: string): string => `${run}: ${what}`;
export const nameUnsmoothed = (what: string): string => `${what}, as measured`;
export const wordBest = (loss: number): string => `best: ${loss.toFixed(2)}`;

export const NOTHING_MEASURED = 'Nothing has been measured yet.';

/** @param best its loss and when it came @param passes by then */
export function wordBestLoss(
  best: { readonly loss: number; readonly notesSeen: number },
  passes: number,
  counting: number,
): string {
  return `The best validation loss, ${best.loss.toFixed(2)} nats per note, came after ${countOf(best.notesSeen, 'note')} (${passes.toFixed(1)} passes); the baseline is ${counting.toFixed(2)}.`;
}

export function wordCourse(name: string, first: number, most: number, last: number): string {
  const say = (value: number): string => String(Number(value.toPrecision(3)));
  return `The ${name} started at ${say(first)}, peaked at ${say(most)} and ended at ${say(last)}.`;
}

/** What was measured up to a place along the axis. */
export function wordPlace(
  xTitle: string,
  x: number,
  values: readonly { readonly name: string; readonly value: number }[],
): string {
  const say = (value: number): string => String(Number(value.toPrecision(3)));
  const read = values.map(({ name, value }) => `${name} ${say(value)}`);
  return [`${xTitle} ${formatTenths(x)}`, ...read].join(' · ');
}
