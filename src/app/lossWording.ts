// What leaving or reloading the page loses, as long as nothing is kept beyond it.
import { countOf } from '../features/figureWording.ts';
import { piecesOf } from '../store/library.ts';
import type { State } from '../store/store.ts';

type Work = Pick<State, 'library' | 'training' | 'takes'>;

/** Whether something would be lost that cannot simply be dropped again. */
export function hasWorkToLose({ training, takes }: Work): boolean {
  return isBusy({ training, takes }) || training.models.length > 0 || takes.list.length > 0;
}

/** Whether a training or a take is under way. */
export function isBusy({ training, takes }: Omit<Work, 'library'>): boolean {
  return training.run.status === 'running' || takes.writing.status === 'running';
}

/** "10 pieces, 1 model and 2 takes"; null when there is nothing to lose. */
export function wordLoss({ library, training, takes }: Work): string | null {
  const pieces = piecesOf(library.rows).length;
  const { models, run } = training;
  const parts = [
    run.status === 'running' ? 'the training under way' : null,
    pieces > 0 ? countOf(pieces, 'piece') : null,
    models.length > 0 ? countOf(models.length, 'model') : null,
    takes.list.length > 0 ? countOf(takes.list.length, 'take') : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? new Intl.ListFormat('en-GB').format(parts) : null;
}
