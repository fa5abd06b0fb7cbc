// Tells screen readers which project was come to and how long jobs begin and end, whichever screen is open.
import { useEffect, useState } from 'react';
import { useAppState } from '../features/appContext.tsx';
import type { JobState } from '../store/job.ts';
import { wordError } from '#words/errors.ts';
import { wordFileWork } from '#words/fileWork.ts';
import { wordImported } from '#words/imports.ts';
import { JOB_TEXT, TRAINING_DONE, WRITING_DONE } from '#words/jobs.ts';
import { wordArrival } from '#words/projects.ts';

/** Text that comes with its region is not spoken, and that of a heading comes first. */
const ARRIVAL_MS = 500;

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

function useArrival(): string {
  const words = useAppState(({ project }) => (project.arrival ? wordArrival(project.arrival) : ''));
  const [said, say] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => say(words), ARRIVAL_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return said;
}

export function Announcer() {
  const arrival = useArrival();
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
  return (
    <div className="visually-hidden">
      <p role="status">{arrival}</p>
      <p role="status">{importing}</p>
      <p role="status">{training}</p>
      <p role="status">{writing}</p>
      <p role="status">{files}</p>
    </div>
  );
}
