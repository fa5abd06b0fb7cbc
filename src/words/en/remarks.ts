// What an import repaired, left out or noticed, in a musician's words.
import type { ImportRemark } from '../../core/midi/importRemark.ts';
import { countOf } from './figures.ts';

/** One sentence each; tracks that break off are one matter, however many they are. */
export function wordRemarks(remarks: readonly ImportRemark[]): readonly string[] {
  const truncated = remarks.filter(({ kind }) => kind === 'truncated-track').length;
  const others = remarks.filter((remark) => remark.kind !== 'truncated-track').map(wordRemark);
  return truncated === 0 ? others : [wordTruncated(truncated), ...others];
}

function wordTruncated(tracks: number): string {
  const where = tracks === 1 ? '' : ` in ${countOf(tracks, 'track')}`;
  return `The file is cut short${where}. Everything before the cut is used.`;
}

function wordRemark(remark: Exclude<ImportRemark, { kind: 'truncated-track' }>): string {
  switch (remark.kind) {
    case 'skipped-bytes':
      return `${countOf(remark.count, 'damaged byte')} ${remark.count === 1 ? 'was' : 'were'} skipped.`;
    case 'unended-notes':
      return `${countOf(remark.count, 'note')} had no end, so Cadenza ended ${remark.count === 1 ? 'it' : 'them'}.`;
    case 'sequential-patterns':
      return `The file’s ${countOf(remark.count, 'separate pattern')} are played one after another.`;
    case 'same-as':
      return `The same music as ${remark.title}, so it is left out of training: a model that meets a piece twice looks better than it is.`;
    case 'smpte-time':
      return 'The file counts time in film frames, not beats, so 120 beats per minute is assumed.';
  }
}
