// What the step navigation says about each screen.
import { countOf } from '../features/figureWording.ts';
import { piecesOf } from '../store/library.ts';
import type { State } from '../store/store.ts';
import type { Screen } from '../store/system.ts';

export const SCREEN_TITLES: Readonly<Record<Screen, string>> = {
  collect: 'Collect',
  train: 'Train',
  compose: 'Compose',
  evaluate: 'Evaluate',
};

/** Whether the last thing the step was asked to do went wrong. */
export function hasStepFailed(screen: Screen, state: State): boolean {
  const { library, training, takes, evaluation } = state;
  const job = {
    collect: library.importing,
    train: training.run,
    compose: takes.writing,
    evaluate: evaluation,
  }[screen];
  return job.status === 'failed';
}

/** What the step holds or is busy with; null when there is nothing to say. */
export function stepNote(screen: Screen, state: State): string | null {
  const { library, training, takes } = state;
  if (hasStepFailed(screen, state)) return 'failed';
  switch (screen) {
    case 'collect': {
      const pieces = piecesOf(library.rows).length;
      return pieces > 0 ? countOf(pieces, 'piece') : null;
    }
    case 'train': {
      if (training.run.status === 'running') {
        const share = training.run.progress?.share ?? 0;
        return `${Math.round(share * 100)} %`;
      }
      return training.models.length > 0 ? countOf(training.models.length, 'model') : null;
    }
    case 'compose':
      if (takes.writing.status === 'running') return 'writing';
      return takes.list.length > 0 ? countOf(takes.list.length, 'take') : null;
    case 'evaluate':
      return state.evaluation.status === 'running' ? 'comparing' : null;
  }
}
