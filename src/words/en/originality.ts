// What a take shares with the pieces, in words.
import type { CommonGround, SharedRun, TakeEvaluation } from '../../core/metrics/evaluation.ts';
import { countOf } from './figures.ts';
import { formatShare } from './measures.ts';

export function wordRun({ notes, changedNotes }: SharedRun, title: string): string {
  const changed = changedNotes === 0 ? '' : `, ${countOf(changedNotes, 'note')} changed`;
  return `${countOf(notes, 'note')} of ${title}${changed}`;
}

export function wordOriginality(
  { exact, nearestPieceId }: TakeEvaluation,
  titleOf: (pieceId: string) => string,
): string {
  if (Number.isNaN(exact.copiedShare)) return 'This take has no melody to compare.';
  if (!exact.longest)
    return 'Nothing in it is copied: it shares no run of eight notes with your pieces.';
  const longest = `The longest run it shares with your pieces is ${wordRun(exact.longest, titleOf(exact.longest.pieceId))}.`;
  const share = exact.copiedShare < 0.005 ? 'Less than 1 %' : formatShare(exact.copiedShare);
  const nearest =
    nearestPieceId !== null && nearestPieceId !== exact.longest.pieceId
      ? ` Most of what it shares is from ${titleOf(nearestPieceId)}.`
      : '';
  return `${longest} ${share} of its notes are in such runs of eight or more.${nearest}`;
}

/** What the figures of a take are to be read against. */
export function wordCommonGround({ copiedShare, notes }: CommonGround): string {
  if (Number.isNaN(copiedShare)) return 'Your own pieces have no melody to compare.';
  return notes === 0
    ? 'Your own pieces share nothing with each other.'
    : `For comparison, half of your own pieces share ${formatShare(copiedShare)} of their notes or more with the others, and a run of ${countOf(notes, 'note')} or more.`;
}
