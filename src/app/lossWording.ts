// What leaving or reloading the page loses, as long as nothing is kept beyond it.
import { countOf } from '../features/figureWording.ts';
import { piecesOf } from '../store/library.ts';
import type { State } from '../store/store.ts';

type Work = Pick<State, 'library' | 'training' | 'takes' | 'review' | 'recordings'>;

/** Whether something would be lost that cannot simply be dropped again. */
export function hasWorkToLose(state: Work): boolean {
  const { library, training, takes } = state;
  return (
    isBusy(state) ||
    training.models.length > 0 ||
    takes.list.length > 0 ||
    countRecordings(state) > 0 ||
    countOpenings(state) > 0 ||
    // Looked over, and perhaps played here.
    piecesOf(library.rows).some(({ origin }) => origin === 'recording')
  );
}

/** Whether a training, a take or a recording is under way. */
export function isBusy({ training, takes, review, recordings }: Omit<Work, 'library'>): boolean {
  const { listening, microphone } = review;
  return [training.run, takes.writing, listening, microphone, recordings.recorder].some(
    ({ status }) => status === 'running',
  );
}

/** "10 pieces, 1 model and 2 takes"; null when there is nothing to lose. */
export function wordLoss(state: Work): string | null {
  const { library, training, takes } = state;
  const of = (count: number, noun: string): string | null =>
    count > 0 ? countOf(count, noun) : null;
  const parts = [
    training.run.status === 'running' ? 'the training under way' : null,
    of(piecesOf(library.rows).length, 'piece'),
    of(countRecordings(state), 'recording'),
    of(training.models.length, 'model'),
    of(countOpenings(state), 'opening'),
    of(takes.list.length, 'take'),
  ].filter((part) => part !== null);
  return parts.length > 0 ? new Intl.ListFormat('en-GB').format(parts) : null;
}

/** To be looked over, or recorded here and not heard. */
function countRecordings({ library, review }: Pick<Work, 'library' | 'review'>): number {
  const onlyCopies = library.rows.filter((row) => row.kind === 'skipped' && row.onlyCopy);
  return review.heard.length + onlyCopies.length;
}

/** Played on a keyboard, kept or still to be kept. */
function countOpenings({ recordings: { list, recorder } }: Pick<Work, 'recordings'>): number {
  return list.length + (recorder.status === 'done' ? 1 : 0);
}
