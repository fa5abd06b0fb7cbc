// What the step navigation says about each screen.
import { piecesOf } from '../store/library.ts';
import type { State } from '../store/store.ts';
import type { Screen } from '../store/system.ts';
import { countOf } from '#words/figures.ts';
import { SHELL_TEXT, wordShare } from '#words/shell.ts';

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
  if (hasStepFailed(screen, state)) return SHELL_TEXT.failed;
  switch (screen) {
    case 'collect': {
      const pieces = piecesOf(library.rows).length;
      return pieces > 0 ? countOf(pieces, 'piece') : null;
    }
    case 'train': {
      if (training.run.status === 'running') {
        const share = training.run.progress?.share ?? 0;
        return wordShare(share);
      }
      return training.models.length > 0 ? countOf(training.models.length, 'model') : null;
    }
    case 'compose':
      if (takes.writing.status === 'running') return SHELL_TEXT.writing;
      return takes.list.length > 0 ? countOf(takes.list.length, 'take') : null;
    case 'evaluate':
      return state.evaluation.status === 'running' ? SHELL_TEXT.comparing : null;
  }
}
