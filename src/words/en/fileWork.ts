// What the page says while something is saved as a file or opened from one, and how that ended.
import { wordError } from './errors.ts';
import type { FileWork, FileWorkSlice } from '../../store/fileWork.ts';

const SAVED = 'is in your downloads.';
const OPENED = {
  project: 'was opened as a new project.',
  model: 'was added to your models.',
} as const;
const VERBS = { save: 'Saving', open: 'Opening' } as const;
const FAILED = { save: 'could not be saved.', open: 'was not opened.' } as const;

/** '' where there is nothing to say. */
export function wordFileWork(fileWork: FileWorkSlice['fileWork']): string {
  const { work } = fileWork;
  if (!work) return '';
  const { verb, noun, name } = work;
  switch (fileWork.status) {
    case 'idle':
      return '';
    case 'running': {
      const { share } = fileWork.progress;
      const percent = share > 0 ? `, ${Math.floor(share * 100)} %` : '';
      return `${VERBS[verb]} the ${noun} ${name}${percent}`;
    }
    case 'done':
      return `${name} ${work.verb === 'save' ? SAVED : OPENED[work.noun]}`;
    case 'cancelled':
      return `Cancelled. ${wordUnchanged(work)}`;
    case 'failed': {
      const { what, next } = wordError(fileWork.failure.code, fileWork.failure.details);
      return `${name} ${FAILED[verb]} ${what} ${next}`;
    }
  }
}

const wordUnchanged = ({ verb }: FileWork): string =>
  verb === 'save' ? 'Nothing was saved.' : 'Nothing was changed.';
