// A model reads music that stands: how likely each note was, and what else it considered there. Limits, and what
// keeps a take in its key and its form, are left aside: this is the model alone.
import { FIELD_COUNT, type EncodedPiece } from '../../core/encoding/encodedPiece.ts';
import { isFieldUsed, PieceCursor } from '../../core/encoding/pieceCursor.ts';
import {
  END_BEATS,
  isControlSlot,
  UNITS_PER_BEAT,
  VOCABULARY,
} from '../../core/encoding/vocabulary.ts';
import {
  PIECE_ENDS,
  type ConsideredField,
  type ConsideredNote,
  type Decision,
  type Option,
  type Surprise,
} from '../../core/model/considered.ts';
import type { DrawRule } from '../../core/model/takeSettings.ts';
import { weigh } from './draw.ts';
import type { EventNetwork } from './eventNetwork.ts';
import { createSide, START } from './stepNetwork.ts';

const MOST_OPTIONS = 6;
/** The decisions of the fields after the time. */
const DECISION_OF: Readonly<Record<number, Decision>> = {
  2: 'slot',
  3: 'pitch',
  4: 'duration',
  5: 'velocity',
};

interface Chance {
  readonly value: number;
  readonly probability: number;
}

/** A network on its way through a piece. */
class Reader {
  readonly cursor: PieceCursor;
  readonly #network: EventNetwork;
  readonly #side = createSide();
  readonly #legal = { low: 0, high: 0 };
  #previous: ArrayLike<number> = START;

  constructor(network: EventNetwork, { isBeatAligned }: EncodedPiece) {
    network.reset();
    this.#network = network;
    this.cursor = new PieceCursor(isBeatAligned);
  }

  /** Hears what was taken last; then the fields of the next event may be asked for, in order. */
  hear(): void {
    this.cursor.writeSide(this.cursor.onset, this.#side, 0);
    this.#network.advance(this.#previous, this.#side);
  }

  /** The legal classes of a field, given the earlier fields in `event`. */
  chances(field: number, event: Uint8Array): readonly Chance[] {
    if (field === 2) {
      this.cursor.writeSide(this.cursor.onsetAfter(event[0]!, event[1]!), this.#side, 0);
      this.#network.place(this.#side);
    }
    const logits = this.#network.logits(field);
    this.cursor.writeLegal(field, event, this.#legal);
    const { low, high } = this.#legal;
    const legal = Array.from(logits.subarray(low, high));
    const best = Math.max(...legal);
    const weights = legal.map((logit) => Math.exp(logit - best));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight, i) => ({ value: low + i, probability: weight / total }));
  }

  choose(field: number, event: Uint8Array): void {
    this.#network.choose(field, event[field]!);
  }

  take(event: Uint8Array): void {
    this.cursor.push(event);
    this.#previous = event;
  }

  /** What `look` makes of the network as it is, which stays so. */
  aside<Result>(look: () => Result): Result {
    const heard = this.#network.save();
    const result = look();
    this.#network.restore(heard);
    return result;
  }
}

const eventsOf = ({ fields }: EncodedPiece): Uint8Array[] =>
  Array.from({ length: fields.length / FIELD_COUNT }, (_, i) =>
    fields.slice(i * FIELD_COUNT, (i + 1) * FIELD_COUNT),
  );
const natsOf = (chances: readonly Chance[], chosen: number): number =>
  -Math.log(chances.find(({ value }) => value === chosen)!.probability);

/** Yields after each event. @param piece has the model's extra slots (renumberParts) */
export function* measureSurprise(
  network: EventNetwork,
  piece: EncodedPiece,
): Generator<void, Surprise> {
  const reader = new Reader(network, piece);
  const notes: { event: number; onset: number; pitch: number; nats: number }[] = [];
  for (const [index, event] of eventsOf(piece).entries()) {
    reader.hear();
    let nats = 0;
    for (let field = 0; field < FIELD_COUNT; field++) {
      if (isFieldUsed(field, event)) nats += natsOf(reader.chances(field, event), event[field]!);
      reader.choose(field, event);
    }
    reader.take(event);
    if (!isControlSlot(event[2]!))
      notes.push({ event: index, onset: reader.cursor.onset, pitch: event[3]!, nats });
    yield;
  }
  return {
    events: Uint32Array.from(notes, ({ event }) => event),
    onsets: Uint32Array.from(notes, ({ onset }) => onset),
    pitches: Uint8Array.from(notes, ({ pitch }) => pitch),
    nats: Float32Array.from(notes, ({ nats }) => nats),
  };
}

/**
 * Yields after each event.
 * @param index of an event of the piece
 * @param rules as drawn by, temperature included (scaleRules)
 */
export function* considerNote(
  network: EventNetwork,
  piece: EncodedPiece,
  index: number,
  rules: readonly DrawRule[],
): Generator<void, ConsideredNote> {
  const reader = new Reader(network, piece);
  const events = eventsOf(piece);
  for (const event of events.slice(0, index)) {
    reader.hear();
    reader.take(event);
    yield;
  }
  const event = events[index]!;
  reader.hear();
  const fields: ConsideredField[] = [considerTime(reader, event, rules)];
  let nats = 0;
  for (let field = 0; field < FIELD_COUNT; field++) {
    if (isFieldUsed(field, event)) {
      const chances = reader.chances(field, event);
      nats += natsOf(chances, event[field]!);
      const decision = DECISION_OF[field];
      if (decision) {
        const valueOf = (index: number): number =>
          decision === 'duration' ? VOCABULARY.durationUnits[index]! : index;
        fields.push(
          toField(decision, valueOf(event[field]!), withDrawn(chances, rules[field]!), valueOf),
        );
      }
    }
    reader.choose(field, event);
  }
  return { event: index, nats, fields };
}

/** Beats and place in the beat as the one time they are. */
function considerTime(
  reader: Reader,
  event: Uint8Array,
  rules: readonly DrawRule[],
): ConsideredField {
  const beats = reader.aside(() => withDrawn(reader.chances(0, event), rules[0]!));
  const options = beats.flatMap(({ value, probability, drawn }): Option[] => {
    if (value === END_BEATS) return [{ value: PIECE_ENDS, probability, drawn }];
    return reader.aside(() => {
      const waiting = Uint8Array.of(value, 0, 0, 0, 0, 0);
      reader.choose(0, waiting);
      return withDrawn(reader.chances(1, waiting), rules[1]!).map((place) => ({
        value: value * UNITS_PER_BEAT + place.value,
        probability: probability * place.probability,
        drawn: drawn * place.drawn,
      }));
    });
  });
  return toField('time', event[0]! * UNITS_PER_BEAT + event[1]!, options, (value) => value);
}

function withDrawn(chances: readonly Chance[], rule: DrawRule): readonly Option[] {
  const probabilityOf = new Map(chances.map(({ value, probability }) => [value, probability]));
  const kept = weigh(
    chances.map(({ value }) => value),
    (value) => Math.log(probabilityOf.get(value)!),
    rule,
  );
  const total = kept.reduce((sum, { weight }) => sum + weight, 0);
  const drawnOf = new Map(kept.map(({ index, weight }) => [index, weight / total]));
  return chances.map((chance) => ({ ...chance, drawn: drawnOf.get(chance.value) ?? 0 }));
}

function toField(
  decision: Decision,
  chosen: number,
  options: readonly Option[],
  valueOf: (value: number) => number,
): ConsideredField {
  const ranked = options
    .map((option) => ({ ...option, value: valueOf(option.value) }))
    .sort((a, b) => b.probability - a.probability);
  const top = ranked.filter(({ value }, rank) => rank < MOST_OPTIONS || value === chosen);
  return { decision, chosen, options: top };
}
