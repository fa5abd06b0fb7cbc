// One candidate for a gap: the bars of a take written anew between what stands left and right of them, part by
// part if wished. Scored by how likely it makes the music after the gap.
import { placeEvents, type PlacedEvent } from '../../core/encoding/barExcerpt.ts';
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import type { Demand, Writer } from './writer.ts';

/** Events after the gap that judge what is in it. */
const JUDGING_EVENTS = 32;

export interface Gap {
  readonly fromBar: number;
  readonly toBar: number;
  /** Before the gap, [events, 6]. */
  readonly left: Uint8Array;
  /** In the gap, of parts that stay; controls stay always. */
  readonly kept: readonly PlacedEvent[];
  readonly right: readonly PlacedEvent[];
  readonly keptSlots: readonly number[];
  readonly freeSlots: readonly number[];
}

/** @param slots parts to write anew; they may be empty so far */
export function openGap(
  events: EncodedPiece,
  fromBar: number,
  bars: number,
  slots: readonly number[],
): Gap {
  const placed = placeEvents(events);
  const toBar = fromBar + bars;
  const left = placed.filter(({ bar }) => bar < fromBar);
  const isKept = ({ event }: PlacedEvent): boolean => !slots.includes(event[2]!);
  return {
    fromBar,
    toBar,
    left: Uint8Array.from(left.flatMap(({ event }) => [...event])),
    kept: placed.filter((event) => event.bar >= fromBar && event.bar < toBar && isKept(event)),
    right: placed.filter(({ bar }) => bar >= toBar),
    keptSlots: [...new Set(placed.filter(isKept).map(({ event }) => event[2]!))],
    freeSlots: slots,
  };
}

/**
 * Fills the gap and adds what stands after it.
 * @param writer has been told the left side. Yields after each event.
 * @returns nats of the first events after the gap; 0 where there are none
 */
export function* fillGap(writer: Writer, gap: Gap): Generator<void, number> {
  const { fromBar, toBar, kept, right } = gap;
  const first = right[0]?.onset ?? Infinity;
  for (let index = 0; ;) {
    const next = kept[index] ?? null;
    const demand: Demand = {
      allowsOnset: (onset, bar) => bar >= fromBar || onset >= first,
      isBeyond: (onset, bar) => bar >= toBar || onset >= first,
      // A note may not sound into what stands, lest it cut it or be cut.
      allowsEnd: (end) => end <= first && writer.barAt(end - 1) < toBar,
      endLogit: null,
      next,
      keptSlots: gap.keptSlots,
    };
    const drawn = writer.write(demand);
    if (drawn === 'over') break;
    if (drawn === 'kept first') {
      writer.tellAt(next!);
      index++;
    }
    yield;
  }
  let nats = 0;
  for (const [index, event] of right.entries()) {
    const cost = writer.tellAt(event);
    if (index < JUDGING_EVENTS) nats += cost;
    yield;
  }
  return nats;
}
