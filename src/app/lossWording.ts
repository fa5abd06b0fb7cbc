// What leaving or reloading the page loses: what is under way, and everything where nothing is kept.
import { countOf } from '../features/figureWording.ts';
import { piecesOf } from '../store/library.ts';
import type { State } from '../store/store.ts';

type Work = Pick<State, 'project' | 'library' | 'training' | 'takes' | 'review' | 'recordings'>;

const isKept = ({ project }: Work): boolean => project.keeping === 'on';

/** Whether something would be lost that cannot simply be dropped again. */
export function hasWorkToLose(state: Work): boolean {
  const { project, library, training, takes } = state;
  // Whatever is seen here is another tab's.
  if (project.keeping === 'elsewhere') return false;
  if (isMaking(state) || isTrainingLost(state) || project.unkept.length > 0) return true;
  if (countRecordings(state) > 0 || countOpenings(state) > 0) return true;
  return (
    !isKept(state) &&
    (training.models.length > 0 ||
      takes.list.length > 0 ||
      // Looked over, and perhaps played here.
      piecesOf(library.rows).some(({ origin }) => origin === 'recording'))
  );
}

/** Whether a training, a take or a recording is under way. */
export function isBusy(state: Pick<Work, 'training' | 'takes' | 'review' | 'recordings'>): boolean {
  return state.training.run.status === 'running' || isMaking(state);
}

function isMaking({ takes, review, recordings }: Pick<Work, 'takes' | 'review' | 'recordings'>) {
  const { listening, microphone } = review;
  return [takes.writing, listening, microphone, recordings.recorder].some(
    ({ status }) => status === 'running',
  );
}

/** Whether a training is under way and does not go on from its checkpoint when the page is opened again. */
function isTrainingLost(state: Pick<Work, 'project' | 'training'>): boolean {
  const { run, unkept } = state.training;
  return run.status === 'running' && (state.project.keeping !== 'on' || unkept !== null);
}

/** "10 pieces, 1 model and 2 takes"; null when there is nothing to lose. */
export function wordLoss(state: Work): string | null {
  const { project, library, training, takes } = state;
  const of = (count: number, noun: string): string | null =>
    count > 0 ? countOf(count, noun) : null;
  const unlessKept = (count: number, noun: string): string | null =>
    isKept(state) ? null : of(count, noun);
  const parts = [
    isTrainingLost(state) ? 'the training under way' : null,
    unlessKept(piecesOf(library.rows).length, 'piece'),
    of(countRecordings(state), 'recording'),
    unlessKept(training.models.length, 'model'),
    of(countOpenings(state), 'opening'),
    unlessKept(takes.list.length, 'take'),
    project.unkept.length > 0 ? 'what there was no room to keep' : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? new Intl.ListFormat('en-GB').format(parts) : null;
}

/** To be looked over, or recorded here and not heard. */
function countRecordings(state: Work): number {
  const { library, review } = state;
  const onlyCopies = library.rows.filter((row) => row.kind === 'skipped' && row.onlyCopy);
  return review.heard.length + (isKept(state) ? 0 : onlyCopies.length);
}

/** Played on a keyboard, kept or still to be kept. */
function countOpenings(state: Work): number {
  const { list, recorder } = state.recordings;
  return (isKept(state) ? 0 : list.length) + (recorder.status === 'done' ? 1 : 0);
}
