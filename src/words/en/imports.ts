// The end of an import in one sentence.
import type { ImportSummary } from '../../store/library.ts';
import { countOf, formatCount } from './figures.ts';

/** @param place where the reasons for skipping are to be read, as seen from where this is said */
export function wordImported(
  { imported, cutShort, copies, recordings, skipped }: ImportSummary,
  place: 'below' | 'elsewhere' = 'below',
): string {
  const where = place === 'below' ? 'below' : 'on Collect';
  const reasons = `the ${skipped === 1 ? 'reason is' : 'reasons are'} ${where}.`;
  if (imported + recordings === 0 && skipped > 0)
    return skipped === 1
      ? `The file was skipped; ${reasons}`
      : `All ${formatCount(skipped)} files were skipped; ${reasons}`;
  const parts = [
    imported > 0 || recordings === 0
      ? `${countOf(imported, 'piece')} added${wordOddOnes(imported, cutShort, copies)}`
      : null,
    recordings > 0 ? `${countOf(recordings, 'recording')} to transcribe` : null,
    skipped > 0 ? `${countOf(skipped, 'file')} skipped; ${reasons.slice(0, -1)}` : null,
  ];
  return `${parts.filter((part) => part !== null).join(', ')}.`;
}

function wordOddOnes(imported: number, cutShort: number, copies: number): string {
  const told = [
    cutShort === 0 ? null : imported === 1 ? 'cut short' : `${formatCount(cutShort)} cut short`,
    copies === 0
      ? null
      : imported === 1
        ? 'a copy, not included'
        : `${countOf(copies, 'copy', 'copies')}, not included`,
  ].filter((part) => part !== null);
  return told.length > 0 ? ` (${told.join('; ')})` : '';
}
