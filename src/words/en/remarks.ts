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
  return `The file breaks off early${where}. What came before the break is used.`;
}

function wordRemark(remark: Exclude<ImportRemark, { kind: 'truncated-track' }>): string {
  switch (remark.kind) {
    case 'skipped-bytes':
      return `${countOf(remark.count, 'byte')} that made no sense ${remark.count === 1 ? 'was' : 'were'} stepped over.`;
    case 'unended-notes':
      return `${countOf(remark.count, 'note')} never ended. ${remark.count === 1 ? 'It was' : 'They were'} ended for you.`;
    case 'sequential-patterns':
      return `${countOf(remark.count, 'separate pattern')} were laid one after the other.`;
    case 'same-as':
      return `The same music as ${remark.title}, so it is left out: hearing a piece twice would flatter the model.`;
    case 'smpte-time':
      return 'The file keeps time in film frames, not beats. 120 beats a minute is assumed.';
  }
}
