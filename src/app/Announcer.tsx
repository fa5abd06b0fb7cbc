// Tells screen readers how long jobs begin and end, whichever screen is open.
import { useAppState } from '../features/appContext.tsx';
import type { JobState } from '../store/job.ts';
import { wordError } from '#words/errors.ts';
import { wordFileWork } from '#words/fileWork.ts';
import { wordImported } from '#words/imports.ts';
import { JOB_TEXT, TRAINING_DONE, WRITING_DONE } from '#words/jobs.ts';

function announce<Result>(
  job: JobState<unknown, Result>,
  kind: keyof typeof JOB_TEXT,
  done: (result: Result) => string,
): string {
  const { started, cancelled, failed } = JOB_TEXT[kind];
  switch (job.status) {
    case 'idle':
      return '';
    case 'running':
      return started;
    case 'done':
      return done(job.result);
    case 'cancelled':
      return cancelled;
    case 'failed':
      return `${failed} ${wordError(job.failure.code, job.failure.details).what}`;
  }
}

export function Announcer() {
  const importing = useAppState(({ library }) =>
    announce(library.importing, 'import', (result) => wordImported(result, 'elsewhere')),
  );
  const training = useAppState(({ training: { run } }) =>
    announce(run, 'training', () => TRAINING_DONE),
  );
  const writing = useAppState(({ takes }) =>
    announce(takes.writing, 'writing', () => WRITING_DONE),
  );
  const files = useAppState(({ fileWork }) =>
    // Not every percent of it.
    fileWork.status === 'running' ? '' : wordFileWork(fileWork),
  );
  const said = useAppState(({ system }) => system.said);
  return (
    <div className="visually-hidden">
      <p role="status">{said}</p>
      <p role="status">{importing}</p>
      <p role="status">{training}</p>
      <p role="status">{writing}</p>
      <p role="status">{files}</p>
    </div>
  );
}
