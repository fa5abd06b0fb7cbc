// The end of an import in one sentence.
import type { ImportSummary } from '../../store/library.ts';
import { countOf, formatCount } from '../figureWording.ts';

export function wordImported({ imported, skipped }: ImportSummary): string {
  if (skipped === 0) return `${countOf(imported, 'piece')} added.`;
  if (imported === 0)
    return skipped === 1
      ? 'The file was skipped; the reason is below.'
      : `All ${formatCount(skipped)} files were skipped; the reasons are below.`;
  return `${countOf(imported, 'piece')} added, ${countOf(skipped, 'file')} skipped; the ${
    skipped === 1 ? 'reason is' : 'reasons are'
  } below.`;
}
