// Tells screen readers which project was come to and how long jobs begin, go on and end, whichever screen is open.
import { useEffect, useState } from 'react';
import { useApp, useAppState } from '../features/appContext.tsx';
import type { JobState } from '../store/job.ts';
import { wordError } from '#words/errors.ts';
import { wordFileWork } from '#words/fileWork.ts';
import { wordImported } from '#words/imports.ts';
import { JOB_TEXT, WRITING_DONE, wordTrainingEnd } from '#words/jobs.ts';
import { wordArrival } from '#words/projects.ts';
import { followQuarters } from './trainingNews.ts';

/** Text that comes with its region is not spoken, and that of a heading comes first. */
const ARRIVAL_MS = 500;

function announce<Result>(
  job: JobState<unknown, Result>,
  kind: keyof typeof JOB_TEXT,
  done: (result: Result) => string,
  running: string | null = null,
): string {
  const { started, cancelled, failed } = JOB_TEXT[kind];
  switch (job.status) {
    case 'idle':
      return '';
    case 'running':
      return running ?? started;
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

function useQuarter(): string | null {
  const { store } = useApp();
  const [said, say] = useState<string | null>(null);
  useEffect(() => followQuarters(store, say), [store]);
  return said;
}

export function Announcer() {
  const arrival = useArrival();
  const quarter = useQuarter();
  const importing = useAppState(({ library, system }) =>
    announce(library.importing, 'import', (result) =>
      wordImported(result, system.screen === 'collect' ? 'below' : 'elsewhere'),
    ),
  );
  const training = useAppState(({ training: { run, bestValidation } }) =>
    announce(
      run,
      'training',
      ({ endedBy }) => wordTrainingEnd(endedBy, bestValidation?.notesSeen ?? 0),
      quarter,
    ),
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
      <p role="status">{arrival}</p>
      <p role="status">{importing}</p>
      <p role="status">{training}</p>
      <p role="status">{writing}</p>
      <p role="status">{files}</p>
    </div>
  );
}
