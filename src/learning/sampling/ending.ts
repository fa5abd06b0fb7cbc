// Whether music comes home: its last chord stands on the tonic of where it has been lately. A model of a few pieces
// has heard as many endings, too few to learn that from.
import { countEncodedBars, excerptBars } from '../../core/encoding/barExcerpt.ts';
import { decodeEvents } from '../../core/encoding/decodeEvents.ts';
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { estimateKey } from '../../core/metrics/key.ts';
import { melodicNotes } from '../../core/metrics/measures.ts';

/** Bars that tell the key at the end: pieces end in another than they begin in. */
const KEY_BARS = 16;

/** Whether the lowest of the notes struck last is the tonic of the last bars; false where there is no key. */
export function endsAtHome(piece: EncodedPiece): boolean {
  const bars = countEncodedBars(piece);
  const { events } = excerptBars(piece, Math.max(0, bars - KEY_BARS), KEY_BARS);
  const notes = melodicNotes(decodeEvents(events, ''));
  const last = notes.reduce((latest, { startTicks }) => Math.max(latest, startTicks), 0);
  const struck = notes.filter(({ startTicks }) => startTicks === last);
  const lowest = Math.min(...struck.map(({ pitch }) => pitch));
  return lowest % 12 === estimateKey(notes)?.tonic;
}
