// The end of an import in one sentence.
import type { ImportSummary } from '../../store/library.ts';
import { countOf, formatCount } from '../figureWording.ts';

/** @param place where the reasons for skipping are to be read, as seen from where this is said */
export function wordImported(
  { imported, skipped }: ImportSummary,
  place: 'below' | 'on Collect' = 'below',
): string {
  const reasons = `the ${skipped === 1 ? 'reason is' : 'reasons are'} ${place}.`;
  if (skipped === 0) return `${countOf(imported, 'piece')} added.`;
  if (imported === 0)
    return skipped === 1
      ? `The file was skipped; ${reasons}`
      : `All ${formatCount(skipped)} files were skipped; ${reasons}`;
  return `${countOf(imported, 'piece')} added, ${countOf(skipped, 'file')} skipped; ${reasons}`;
}
