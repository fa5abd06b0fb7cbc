// Events with their onsets instead of distances, for whatever moves events in time: they are put in
// canonical order again and differenced anew.
import { FIELD_COUNT } from './encodedPiece.ts';
import { distanceClasses, UNITS_PER_BEAT } from './vocabulary.ts';

export interface TimedRow {
  /** Units of 1/48 beat. */
  onset: number;
  /** The six classes; the two of time do not count. */
  readonly row: Uint8Array;
}

/** Copies. */
export function toTimedRows(fields: Uint8Array): TimedRow[] {
  const rows: TimedRow[] = [];
  let onset = 0;
  for (let offset = 0; offset < fields.length; offset += FIELD_COUNT) {
    const row = fields.slice(offset, offset + FIELD_COUNT);
    onset += row[0]! * UNITS_PER_BEAT + row[1]!;
    rows.push({ onset, row });
  }
  return rows;
}

/** Of events of the same slot, onset and pitch the first stays. @param rows are sorted in place. */
export function fromTimedRows(rows: TimedRow[]): Uint8Array {
  rows.sort((a, b) => a.onset - b.onset || a.row[2]! - b.row[2]! || a.row[3]! - b.row[3]!);
  const fields = new Uint8Array(rows.length * FIELD_COUNT);
  let length = 0;
  let previous: TimedRow | undefined;
  for (const timed of rows) {
    const { onset, row } = timed;
    const isDouble =
      previous?.onset === onset && previous.row[2] === row[2] && previous.row[3] === row[3];
    if (isDouble) continue;
    row.set(distanceClasses(onset - (previous?.onset ?? 0)));
    fields.set(row, length);
    length += FIELD_COUNT;
    previous = timed;
  }
  return fields.slice(0, length);
}
