// One candidate for a new take: goes on from its prime, or from nothing, for so many bars and to an ending.
import type { BarExcerpt } from '../../core/encoding/barExcerpt.ts';
import { decodeEvents } from '../../core/encoding/decodeEvents.ts';
import { estimateKey, type Key } from '../../core/metrics/key.ts';
import { melodicNotes } from '../../core/metrics/measures.ts';
import { noteSlots } from '../../core/model/frame.ts';
import type { TakeLimits } from '../../core/model/takeSettings.ts';
import type { Frame, TrainedModel } from '../../core/model/trainedModel.ts';
import type { EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { VOCABULARY } from '../../core/encoding/vocabulary.ts';
import type { Random } from '../../core/random.ts';
import type { Palette } from './limitKeeper.ts';
import type { Demand, Writer } from './writer.ts';

/** Whole bars without an onset a take may hold: more is silence, not a rest. */
const MOST_EMPTY_BARS = 2;
/** In units: a take that begins beside the grid never finds it. */
const FIRST_NOTE_GRID = VOCABULARY.unitsPerBeat / 4;
/** Bars an ending has; they bring nothing back. */
export const ENDING_BARS = 2;
/** Added to END's logit in the last wanted bar, and in the bar after it. */
const END_LOGITS = [3, 6] as const;

/** Who plays, how it begins and what returns: as in one training piece, whose instruments include the prime's. */
export function chooseFrame(
  model: TrainedModel,
  prime: EncodedPiece | null,
  limits: TakeLimits,
  random: Random,
): Frame {
  const primeSlots = noteSlots(prime?.fields ?? new Uint8Array());
  const fitting = model.frames.filter(({ slots }) =>
    primeSlots.every((slot) => slots.includes(slot)),
  );
  const frame = fitting[Math.floor(random.next() * fitting.length)];
  return {
    slots: limits.slots ?? frame?.slots ?? primeSlots,
    opening: prime ? [] : (frame?.opening ?? []),
    isBeatAligned: (prime ?? frame ?? model).isBeatAligned,
    form: (prime?.isBeatAligned ?? true) ? (frame?.form ?? []) : [],
  };
}

export function paletteOf(
  model: TrainedModel,
  slots: readonly number[],
  limits: TakeLimits,
  context: EncodedPiece | null,
): Palette {
  const { bands, longestDuration } = model;
  return { slots, limits, key: findKey(limits, context), bands, longestDuration };
}

function findKey({ key }: TakeLimits, context: EncodedPiece | null): Key | null {
  if (key !== 'prime') return key;
  return context && estimateKey(melodicNotes(decodeEvents(context, '')));
}

/**
 * Writes up to bar `until`, or until the piece ends: not before the last of `bars` bars, at the latest with the bar after it. No note
 * lasts longer than a bar more, so that the take ends at most two bars late.
 * @param writer has been told the prime. Yields after each event.
 */
export function* writeToEnd(
  writer: Writer,
  prime: BarExcerpt | null,
  bars: number,
  until: number,
): Generator<void, void> {
  const from = prime?.bars ?? 0;
  const to = from + bars;
  for (;;) {
    const here = writer.bar;
    if (here >= until) return;
    const isFirst = !prime && !writer.hasNotes;
    const isLastBar = here >= to - 1;
    const demand: Demand = {
      allowsOnset: (onset, bar) =>
        bar >= from &&
        bar <= Math.max(here, from) + MOST_EMPTY_BARS + 1 &&
        (isLastBar || bar < to) &&
        (!isFirst || onset % FIRST_NOTE_GRID === 0),
      isBeyond: (_, bar) => bar > to,
      allowsEnd: (end) => writer.barAt(end - 1) <= to + 1,
      endLogit: isLastBar ? END_LOGITS[here < to ? 0 : 1] : null,
      next: null,
      keptSlots: [],
    };
    if (writer.write(demand) === 'over') return;
    yield;
  }
}
