// What the reader repaired or left out, in a musician's words.
import type { ImportRemark } from '../../core/midi/importRemark.ts';
import { countOf } from '../figureWording.ts';

export function wordRemark(remark: ImportRemark): string {
  switch (remark.kind) {
    case 'truncated-track':
      return 'The file breaks off early. What came before the break is used.';
    case 'skipped-bytes':
      return `${countOf(remark.count, 'byte')} that made no sense ${remark.count === 1 ? 'was' : 'were'} stepped over.`;
    case 'unended-notes':
      return `${countOf(remark.count, 'note')} never ended. ${remark.count === 1 ? 'It was' : 'They were'} ended for you.`;
    case 'sequential-patterns':
      return `${countOf(remark.count, 'separate pattern')} were laid one after the other.`;
    case 'smpte-time':
      return 'The file keeps time in film frames, not beats. 120 beats a minute is assumed.';
  }
}
