// A failure in words, said at once to screen readers too.
import { Notice } from '../components/controls/Notice.tsx';
import type { Failure } from '../core/errors.ts';
import { wordError } from '#words/errors.ts';

export function FailureNotice({ failure }: { failure: Failure }) {
  const { what, next } = wordError(failure.code, failure.details);
  return (
    <Notice tone="fault" title={what}>
      {next}
    </Notice>
  );
}
