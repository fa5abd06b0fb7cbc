// Bars of a piece as events: cut out of it, to begin a take with or to put others in their place.
import { FIELD_COUNT, type EncodedPiece } from './encodedPiece.ts';
import { PieceCursor } from './pieceCursor.ts';
import { distanceClasses, SLOTS, UNITS_PER_BEAT } from './vocabulary.ts';

const COMMON_BAR = 4 * UNITS_PER_BEAT;

/** An event and when it comes. */
export interface PlacedEvent {
  /** [6] classes; the time fields count from the event before it in its piece. */
  readonly event: Uint8Array;
  /** In units of 1/48 beat. */
  readonly onset: number;
  /** From 0, by the piece's own meters. */
  readonly bar: number;
  /** Of that bar, in units. */
  readonly barStart: number;
  readonly barLength: number;
}

export function placeEvents({ fields, isBeatAligned }: EncodedPiece): PlacedEvent[] {
  const cursor = new PieceCursor(isBeatAligned);
  const placed: PlacedEvent[] = [];
  for (let offset = 0; offset < fields.length; offset += FIELD_COUNT) {
    cursor.push(fields, offset);
    const { onset, barLength } = cursor;
    placed.push({
      event: fields.slice(offset, offset + FIELD_COUNT),
      onset,
      bar: cursor.barAt(onset),
      barStart: onset - cursor.positionInBar(onset),
      barLength,
    });
  }
  return placed;
}

/** Bars up to the last onset, its bar counted whole. */
export function countEncodedBars(piece: EncodedPiece): number {
  return (placeEvents(piece).at(-1)?.bar ?? -1) + 1;
}

export interface BarExcerpt {
  readonly events: EncodedPiece;
  /** As many as there were to take. */
  readonly bars: number;
}

/**
 * The events of `bars` bars from `fromBar` (from 0) on, with the meter and tempo in force there told at the
 * beginning. The first bar line is at 0; rests stay, but an opening rest is at most 16 beats.
 */
export function excerptBars(piece: EncodedPiece, fromBar: number, bars: number): BarExcerpt {
  const placed = placeEvents(piece);
  const inside = placed.filter(({ bar }) => bar >= fromBar && bar < fromBar + bars);
  const start = barStartOf(placed, fromBar);
  const inForce = [SLOTS.meter, SLOTS.tempo].flatMap((slot) => {
    const isToldInside = inside.some(({ event, onset }) => event[2] === slot && onset === start);
    const told = placed.findLast(({ event, bar }) => event[2] === slot && bar < fromBar);
    return told && !isToldInside ? [{ ...told, onset: start }] : [];
  });
  const fields: number[] = [];
  let previous = start;
  for (const { event, onset } of [...inForce, ...inside].sort(
    (a, b) => a.onset - b.onset || a.event[2]! - b.event[2]! || a.event[3]! - b.event[3]!,
  )) {
    fields.push(...distanceClasses(onset - previous), ...event.subarray(2));
    previous = onset;
  }
  const total = (placed.at(-1)?.bar ?? -1) + 1;
  return {
    events: { ...piece, fields: Uint8Array.from(fields) },
    bars: Math.max(0, Math.min(bars, total - fromBar)),
  };
}

/** Onset of a bar line, in units, by the meters told before it. */
function barStartOf(placed: readonly PlacedEvent[], bar: number): number {
  const inside = placed.find((event) => event.bar === bar);
  if (inside) return inside.barStart;
  const before = placed.findLast((event) => event.bar < bar);
  return before ? before.barStart + (bar - before.bar) * before.barLength : bar * COMMON_BAR;
}
