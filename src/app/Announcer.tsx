// Tells screen readers how long jobs begin and end, whichever screen is open.
import { useAppState } from '../features/appContext.tsx';
import { wordError } from '../features/errorWording.ts';
import { wordImported } from '../features/library/importWording.ts';
import type { JobState } from '../store/job.ts';
import { wordFileWork } from './fileWorkWording.ts';

interface JobWords<Result> {
  readonly name: string;
  readonly done: (result: Result) => string;
}

function announce<Result>(job: JobState<unknown, Result>, { name, done }: JobWords<Result>) {
  switch (job.status) {
    case 'idle':
      return '';
    case 'running':
      return `${name} started.`;
    case 'done':
      return done(job.result);
    case 'cancelled':
      return `${name} cancelled.`;
    case 'failed':
      return `${name} failed. ${wordError(job.failure.code, job.failure.details).what}`;
  }
}

export function Announcer() {
  const importing = useAppState(({ library }) =>
    announce(library.importing, {
      name: 'Import',
      done: (result) => wordImported(result, 'on Collect'),
    }),
  );
  const training = useAppState(({ training: { run } }) =>
    announce(run, {
      name: 'Training',
      done: () => 'Training finished. The model is ready to compose with.',
    }),
  );
  const writing = useAppState(({ takes }) =>
    announce(takes.writing, { name: 'Writing', done: () => 'The take is written.' }),
  );
  const files = useAppState(({ fileWork }) =>
    // Not every percent of it.
    fileWork.status === 'running' ? '' : wordFileWork(fileWork),
  );
  return (
    <div className="visually-hidden">
      <p role="status">{importing}</p>
      <p role="status">{training}</p>
      <p role="status">{writing}</p>
      <p role="status">{files}</p>
    </div>
  );
}
