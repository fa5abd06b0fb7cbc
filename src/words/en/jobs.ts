// How long work begins, goes on and ends, for screen readers.
import type { RunEnd } from '../../core/model/training.ts';
import { TRAIN_TEXT } from './train.ts';
import { wordEnd, wordTimeLeft } from './training.ts';

interface JobWords {
  readonly started: string;
  readonly cancelled: string;
  /** Why follows. */
  readonly failed: string;
}

export const JOB_TEXT: Readonly<Record<'import' | 'training' | 'writing', JobWords>> = {
  import: {
    started: 'Import started.',
    cancelled: 'Import cancelled.',
    failed: 'Import failed.',
  },
  training: {
    started: 'Training started.',
    cancelled: TRAIN_TEXT.learnedNothing,
    failed: 'Training failed.',
  },
  writing: {
    started: 'Writing started.',
    cancelled: 'Writing cancelled.',
    failed: 'Writing failed.',
  },
};

export const WRITING_DONE = 'Your take is ready.';

const QUARTERS = ['', 'a quarter done', 'half done', 'three quarters done'];

/** @param quarters that a training has done, 1 to 3. @param secondsLeft null until enough has been measured */
export function wordQuarter(quarters: number, secondsLeft: number | null): string {
  const left = secondsLeft === null ? '' : `, ${wordTimeLeft(secondsLeft)}`;
  return `Training: ${QUARTERS[quarters]!}${left}.`;
}

/** @param best notes that the best model of the run had heard */
export function wordTrainingEnd(end: RunEnd, best: number): string {
  switch (end) {
    case 'stop':
      return best === 0
        ? 'Training stopped. Nothing it learned was better than where it started.'
        : 'Training stopped. The best model is kept.';
    case 'crashed':
    case 'diverged':
      return wordEnd(end, best);
    case 'plan':
    case 'early-stop':
      return 'Training finished. Your model is ready to compose with.';
  }
}
