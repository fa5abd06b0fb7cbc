// Writing a take: event by event, each field drawn given the ones before it, within what is legal.
import { FIELD_COUNT, type EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { isFieldUsed, PieceCursor } from '../../core/encoding/pieceCursor.ts';
import { END_BEATS, isControlSlot } from '../../core/encoding/vocabulary.ts';
import { noteSlots } from '../../core/model/frame.ts';
import type { Frame, TrainedModel } from '../../core/model/trainedModel.ts';
import { createRandom } from '../../core/random.ts';
import { draw, type DrawRule } from './draw.ts';
import type { EventNetwork } from './eventNetwork.ts';
import { LoopBreaker } from './loopBreaker.ts';
import { createSide, START } from './stepNetwork.ts';

/** Defaults per field; the musician's temperature scales all but instruments and dynamics. */
const RULES: readonly (DrawRule & { readonly isScaled: boolean })[] = [
  { temperature: 1, topP: 0.98, isScaled: true },
  { temperature: 1, topP: 0.98, isScaled: true },
  { temperature: 0.9, topP: 0.98, isScaled: false },
  { temperature: 0.95, minP: 0.03, isScaled: true },
  { temperature: 1, topP: 0.95, isScaled: true },
  { temperature: 1, topP: 0.95, isScaled: false },
];

/** In units of 1/48 beat. */
const FIRST_NOTE_GRID = 12;

export interface WrittenEvent {
  /** [6] classes. */
  readonly event: Uint8Array;
  /** In units of 1/48 beat. */
  readonly onset: number;
  readonly isNote: boolean;
  readonly isPrime: boolean;
}

export interface WriteOptions {
  /** Its extra slots must be the model's (renumberParts). */
  readonly prime: EncodedPiece | null;
  readonly seed: number;
  readonly temperature: number;
  /** Notes to write after the prime. */
  readonly noteCount: number;
}

/**
 * Yields the prime's events, then new ones until `noteCount` notes are written. The same model and
 * options yield the same events.
 * @param network the model's own, having heard nothing yet.
 */
export function* writeTake(
  model: TrainedModel,
  network: EventNetwork,
  options: WriteOptions,
): Generator<WrittenEvent, void> {
  const { prime, temperature, noteCount } = options;
  const random = createRandom(options.seed);
  const cursor = new PieceCursor(prime?.isBeatAligned ?? model.isBeatAligned);
  const side = createSide();
  const legal = { low: 0, high: 0 };
  const loops = new LoopBreaker();
  const rules = RULES.map((rule) =>
    rule.isScaled ? { ...rule, temperature: rule.temperature * temperature } : rule,
  );

  let previous: ArrayLike<number> = START;
  const hear = (): void => {
    cursor.writeSide(cursor.onset, side, 0);
    network.advance(previous, side);
  };
  const take = (event: Uint8Array, isPrime: boolean): WrittenEvent => {
    cursor.push(event);
    previous = event;
    const [, , slot, pitch, duration] = event;
    const position = cursor.positionInBar(cursor.onset);
    loops.hear([position, slot, pitch, duration].join(), cursor.barAt(cursor.onset));
    return { event, onset: cursor.onset, isNote: !isControlSlot(event[2]!), isPrime };
  };

  const primeFields = prime?.fields ?? new Uint8Array();
  for (let offset = 0; offset < primeFields.length; offset += FIELD_COUNT) {
    hear();
    yield take(primeFields.slice(offset, offset + FIELD_COUNT), true);
  }

  const frame = chooseFrame(model, primeFields, random.next());
  const slots = new Set(frame.slots);
  const highestSlot = Math.max(...slots);
  if (!prime)
    for (let offset = 0; offset < frame.opening.length; offset += FIELD_COUNT) {
      hear();
      yield take(Uint8Array.from(frame.opening.slice(offset, offset + FIELD_COUNT)), false);
    }
  let isFirst = !prime;
  const allows = (field: number, index: number, event: Uint8Array): boolean => {
    switch (field) {
      case 0:
        return index !== END_BEATS;
      case 1:
        // The first note stands on a sixteenth; a take that begins beside the grid never finds it.
        if (isFirst && index % FIRST_NOTE_GRID !== 0) return false;
        return index > 0 || event[0]! > 0 || cursor.lowestSlotHere <= highestSlot;
      case 2:
        // Meter and tempo are the frame's. A handful of pieces tells too few changes to learn from.
        return slots.has(index);
      case 4:
        return index <= model.longestDuration;
      default:
        return true;
    }
  };
  for (let written = 0; written < noteCount;) {
    hear();
    const event = new Uint8Array(FIELD_COUNT);
    for (let field = 0; field < FIELD_COUNT; field++) {
      if (field === 2) {
        cursor.writeSide(cursor.onsetAfter(event[0]!, event[1]!), side, 0);
        network.place(side);
      }
      // An unused field is class 0, and the fields after it were trained to see that.
      if (isFieldUsed(field, event)) {
        cursor.writeLegal(field, event, legal);
        const logits = network.logits(field);
        const isAllowed = (index: number): boolean => allows(field, index, event);
        const rule = rules[field]!;
        const heated = { ...rule, temperature: rule.temperature * loops.heat };
        event[field] = draw(logits, legal.low, legal.high, isAllowed, heated, random);
      }
      network.choose(field, event[field]!);
    }
    const result = take(event, false);
    isFirst = false;
    if (result.isNote) written++;
    yield result;
  }
}

/** The frame of one training piece, so that a take has sane instruments, meter and tempo. */
function chooseFrame(model: TrainedModel, primeFields: Uint8Array, uniform: number): Frame {
  const primeSlots = noteSlots(primeFields);
  const fitting = model.frames.filter(({ slots }) =>
    primeSlots.every((slot) => slots.includes(slot)),
  );
  return fitting[Math.floor(uniform * fitting.length)] ?? { slots: primeSlots, opening: [] };
}
