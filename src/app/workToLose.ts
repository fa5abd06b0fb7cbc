// What leaving or reloading the page loses: what is under way, and everything where nothing is kept.
import { piecesOf } from '../store/library.ts';
import type { State } from '../store/store.ts';
import type { Loss } from '#words/loss.ts';

type Work = Pick<
  State,
  'project' | 'library' | 'training' | 'takes' | 'review' | 'recordings' | 'trash'
>;

const isKept = ({ project }: Work): boolean => project.keeping === 'on';

/** Whether something would be lost that cannot simply be dropped again. */
export function hasWorkToLose(state: Work): boolean {
  const { project, library, training, takes, recordings } = state;
  // Whatever is seen here is another tab's.
  if (project.keeping === 'elsewhere') return false;
  if (isWriting(state) || isTrainingLost(state) || project.unkept.length > 0) return true;
  if (countRecordings(state) > 0) return true;
  return (
    !isKept(state) &&
    (training.models.length > 0 ||
      takes.list.length > 0 ||
      recordings.list.length > 0 ||
      // Looked over, and perhaps played here.
      piecesOf(library.rows).some(({ origin }) => origin === 'recording'))
  );
}

/** Whether a training, a take or a recording is under way. */
export function isBusy(state: Pick<Work, 'training' | 'takes' | 'review' | 'recordings'>): boolean {
  const { training, review } = state;
  return [training.run, review.listening].some(isRunning) || isWriting(state);
}

const isRunning = ({ status }: { readonly status: string }): boolean => status === 'running';

/** Whether something is under way that is nowhere before it is done. */
function isWriting({ takes, review, recordings }: Pick<Work, 'takes' | 'review' | 'recordings'>) {
  return [takes.writing, review.microphone, recordings.recorder].some(isRunning);
}

/** Whether a training is under way and does not go on from its checkpoint when the page is opened again. */
function isTrainingLost(state: Pick<Work, 'project' | 'training'>): boolean {
  const { run, unkept } = state.training;
  return run.status === 'running' && (state.project.keeping !== 'on' || unkept !== null);
}

/** How many of each. */
export function findLoss(state: Work): Loss {
  const { project, library, training, takes, recordings } = state;
  const unlessKept = (count: number): number => (isKept(state) ? 0 : count);
  return {
    isTrainingLost: isTrainingLost(state),
    pieces: unlessKept(piecesOf(library.rows).length),
    recordings: countRecordings(state),
    models: unlessKept(training.models.length),
    openings: unlessKept(recordings.list.length),
    takes: unlessKept(takes.list.length),
    hasUnkept: project.unkept.length > 0,
  };
}

/** On their way to become pieces and not kept, or recorded here and not heard. */
function countRecordings(state: Work): number {
  const { library, review, trash } = state;
  const onlyCopies = library.rows.filter((row) => row.kind === 'skipped' && row.onlyCopy);
  const isDiscarded = (id: string): boolean =>
    trash.removed?.entries.some(({ item }) => item.id === id) ?? false;
  const lost = Object.entries(review.keeping).filter(
    ([id, keeping]) => keeping !== 'kept' && !isDiscarded(id),
  );
  return lost.length + (isKept(state) ? 0 : onlyCopies.length);
}
