// Writing a take: event by event, each field drawn given the ones before it, within what is legal.
import { FIELD_COUNT, type EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { isFieldUsed, PieceCursor } from '../../core/encoding/pieceCursor.ts';
import { END_BEATS, isControlSlot, SLOTS } from '../../core/encoding/vocabulary.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
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

/** Tempo, meter and pedal events in a row without a note; the next must be one. */
const LONGEST_CONTROL_RUN = 3;

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

  const slots = chooseSlots(model, primeFields, random.next());
  const highestSlot = Math.max(...slots);
  let controlRun = 0;
  const allows = (field: number, index: number, event: Uint8Array): boolean => {
    if (field === 0) return index !== END_BEATS;
    if (field === 1) return index > 0 || event[0]! > 0 || cursor.lowestSlotHere <= highestSlot;
    if (field !== 2) return true;
    return isControlSlot(index) ? controlRun < LONGEST_CONTROL_RUN : slots.has(index);
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
    controlRun = result.isNote ? 0 : controlRun + 1;
    if (result.isNote) written++;
    yield result;
  }
}

/** The instruments of one training piece, so that a take does not sound like all of them at once. */
function chooseSlots(model: TrainedModel, primeFields: Uint8Array, uniform: number): Set<number> {
  const primeSlots = new Set<number>();
  for (let offset = 0; offset < primeFields.length; offset += FIELD_COUNT)
    if (!isControlSlot(primeFields[offset + 2]!)) primeSlots.add(primeFields[offset + 2]!);
  const fitting = model.instrumentations.filter((slots) =>
    [...primeSlots].every((slot) => slots.includes(slot)),
  );
  const chosen = fitting[Math.floor(uniform * fitting.length)];
  return chosen ? new Set(chosen) : primeSlots;
}

/** Distinct sets of note slots over pieces, the commonest first. */
export function collectInstrumentations(pieces: readonly EncodedPiece[]): number[][] {
  const counts = new Map<string, { slots: number[]; count: number }>();
  for (const { fields } of pieces) {
    const used = new Set<number>();
    for (let offset = 2; offset < fields.length; offset += FIELD_COUNT)
      if (fields[offset]! >= SLOTS.drums) used.add(fields[offset]!);
    const slots = [...used].sort((a, b) => a - b);
    const entry = counts.get(slots.join()) ?? { slots, count: 0 };
    entry.count++;
    counts.set(slots.join(), entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).map(({ slots }) => slots);
}
