// The learning curves: what is drawn, and what it shows.
import { countOf } from './figures.ts';

export const CURVES_TEXT = {
  title: 'Learning curves',
  show: 'Show',
  over: 'Over',
  smoothing: 'Smoothing',
  logarithmic: 'Logarithmic scale',
  compare: 'Trainings to compare',
  noneChosen: 'No training is chosen to be drawn.',
  trainings: 'Trainings',
  thisTraining: 'This training',
  notesHeard: 'notes heard',
  passes: 'passes over the music',
  notesTitle: 'Notes heard',
  passesTitle: 'Passes over the music',
  training: 'training',
  validation: 'validation',
  counting: 'just counting',
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
      'Loss says how much the next note surprises the model, in nats per note; lower is better. “Training” is measured while it learns, “validation” on music it does not learn from. “Just counting” is what comes of counting which note follows which; a model must get below it.',
  },
  gradientNorm: {
    name: 'gradient norm',
    title: 'Gradient norm',
    axis: 'Gradient norm, before clipping',
    explained:
      'How strongly each step wants to change the model. Peaks are steps that surprised it much; a norm that keeps growing is a training about to fail.',
  },
  learningRate: {
    name: 'learning rate',
    title: 'Learning rate',
    axis: 'Learning rate (per step)',
    explained:
      'How far each step goes. It rises at the beginning, so that the first steps break nothing, and falls to the end.',
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
  return `The best validation loss, ${best.loss.toFixed(2)} nats per note, came after ${countOf(best.notesSeen, 'note')}, ${passes.toFixed(1)} passes; just counting reaches ${counting.toFixed(2)}.`;
}

export function wordCourse(name: string, first: number, most: number, last: number): string {
  const say = (value: number): string => String(Number(value.toPrecision(3)));
  return `The ${name} began at ${say(first)}, was ${say(most)} at most and ${say(last)} in the end.`;
}
