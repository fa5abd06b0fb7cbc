// Writes music event by event, each field drawn given the ones before it: within what is legal, what the place
// demands, and what the limits leave open.
import { FIELD_COUNT } from '../../core/encoding/encodedPiece.ts';
import { isFieldUsed, PieceCursor, SOUNDING_OFFSET } from '../../core/encoding/pieceCursor.ts';
import type { PlacedEvent } from '../../core/encoding/barExcerpt.ts';
import {
  distanceClasses,
  END_BEATS,
  hasDuration,
  isControlSlot,
  LONGEST_REST_BEATS,
  SLOTS,
  tempoClass,
  UNITS_PER_BEAT,
  VOCABULARY,
} from '../../core/encoding/vocabulary.ts';
import type { Density, DrawRule, TakeSettings } from '../../core/model/takeSettings.ts';
import { DEFAULT_TEMPO_BPM } from '../../core/music/score.ts';
import type { Random } from '../../core/random.ts';
import { BarRecall } from './barRecall.ts';
import { ClashMemory } from './clashMemory.ts';
import { draw, scaleRules } from './draw.ts';
import type { EventNetwork } from './eventNetwork.ts';
import { KeyMemory } from './keyMemory.ts';
import { LimitKeeper, type Palette } from './limitKeeper.ts';
import { LoopBreaker } from './loopBreaker.ts';
import { createSide, START } from './stepNetwork.ts';

/** What a place in the music demands, whatever the limits. Onsets in units of 1/48 beat. */
export interface Demand {
  /** Whether the next event may come there; asked also of what is beyond. */
  allowsOnset(onset: number, bar: number): boolean;
  /** An event there would belong to what comes after: the stretch is over. */
  isBeyond(onset: number, bar: number): boolean;
  /** Whether a note may end there. */
  allowsEnd(end: number): boolean;
  /** Added to the logit of END; null: the piece does not end here. */
  readonly endLogit: number | null;
  /** The event that stands already and comes next, or null. */
  readonly next: PlacedEvent | null;
  /** Parts that stand, besides the palette's. */
  readonly keptSlots: readonly number[];
}

/** What came of a drawing: an event, the end of the stretch, or that the kept event comes first. */
export type Drawn = Uint8Array | 'over' | 'kept first';

/** Added per beat to the logit of waiting. */
const PATIENCE: Readonly<Record<Density, number>> = { sparser: 0.7, learned: 0, denser: -0.7 };
const LONGEST_TILT_BEATS = 4;
/** Of the notes in bars that return: the others are drawn freely, so that a return is varied now and then. */
const FOLLOWED_SHARE = 0.98;
/** The model may want a kept part to play where it does not; so often it is asked again. */
const MOST_TRIES = 8;

export interface WriterOptions extends Pick<TakeSettings, 'temperature' | 'rules'> {
  readonly isBeatAligned: boolean;
  /** What returns; see formOf. */
  readonly form: readonly number[];
  readonly palette: Palette;
  readonly random: Random;
}

export class Writer {
  /** Draws for which the limits left nothing. */
  relaxed = 0;
  /** Of the notes drawn, under the model as it is. */
  nats = 0;
  notes = 0;
  /** Whether a note has been told or written. */
  hasNotes = false;
  /** Of the end, under the model as it is, when it was drawn; infinite before. */
  endNats = Infinity;
  readonly #network: EventNetwork;
  readonly #cursor: PieceCursor;
  readonly #keeper: LimitKeeper;
  readonly #palette: Palette;
  readonly #rules: readonly DrawRule[];
  readonly #random: Random;
  readonly #loops = new LoopBreaker();
  readonly #key: KeyMemory;
  readonly #clashes: ClashMemory;
  readonly #recall: BarRecall;
  readonly #rows: number[] = [];
  readonly #side = createSide();
  readonly #sounding = this.#side.subarray(SOUNDING_OFFSET);
  readonly #legal = { low: 0, high: 0 };
  #previous: ArrayLike<number> = START;
  /** What the network remembered when it had heard `#previous`. */
  #heard: Float32Array | null = null;
  #tempo = tempoClass(DEFAULT_TEMPO_BPM);
  /** Whether the event being drawn keeps to what returns. */
  #isFollowing = false;

  /** @param network having heard nothing, unless `resume` follows. */
  constructor(network: EventNetwork, options: WriterOptions) {
    const { isBeatAligned, form, palette, random, rules, temperature } = options;
    this.#network = network;
    this.#cursor = new PieceCursor(isBeatAligned);
    this.#keeper = new LimitKeeper(palette);
    this.#palette = palette;
    this.#key = new KeyMemory(palette.bands.measures.pitchClassEntropy);
    this.#clashes = new ClashMemory(palette.bands.clashShare);
    this.#recall = new BarRecall(form, this.#cursor);
    this.#random = random;
    this.#rules = scaleRules(rules, temperature);
  }

  /** Everything told and written so far, [events, 6]. */
  get fields(): Uint8Array {
    return Uint8Array.from(this.#rows);
  }

  get onset(): number {
    return this.#cursor.onset;
  }

  get bar(): number {
    return this.#cursor.barAt(this.#cursor.onset);
  }

  barAt(onset: number): number {
    return this.#cursor.barAt(onset);
  }

  /** Is told events that stand. @param fields [events, 6] */
  tell(fields: Uint8Array): void {
    for (let offset = 0; offset < fields.length; offset += FIELD_COUNT) {
      this.#hear();
      this.#take(fields.slice(offset, offset + FIELD_COUNT));
    }
  }

  /** Takes over what another writer with the same network was told, and what the network had heard by then. */
  resume(fields: Uint8Array, heard: Float32Array): void {
    for (let offset = 0; offset < fields.length; offset += FIELD_COUNT)
      this.#take(fields.slice(offset, offset + FIELD_COUNT));
    this.#network.restore(heard);
  }

  /** Is told an event that stands at its onset, whatever was written before it. @returns its nats */
  tellAt({ event, onset }: PlacedEvent): number {
    // A rest is 16 beats at most: a tempo that changes nothing breaks a longer one.
    while (onset - this.#cursor.onset > LONGEST_REST_BEATS * UNITS_PER_BEAT)
      this.tell(Uint8Array.of(LONGEST_REST_BEATS, 0, SLOTS.tempo, this.#tempo, 0, 0));
    const told = event.slice();
    told.set(distanceClasses(onset - this.#cursor.onset));
    this.#hear();
    let nats = 0;
    for (let field = 0; field < FIELD_COUNT; field++) {
      this.#placeBefore(field, told);
      if (isFieldUsed(field, told)) nats += this.#natsOf(field, told);
      this.#network.choose(field, told[field]!);
    }
    this.#take(told);
    return nats;
  }

  /** Writes the next event, if it comes before what is beyond and before what stands. */
  write(demand: Demand): Drawn {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      this.#hear();
      const drawn = this.#draw(demand);
      if (drawn !== 'again') return drawn;
    }
    return 'kept first';
  }

  #draw(demand: Demand): Drawn | 'again' {
    const { next } = demand;
    const event = new Uint8Array(FIELD_COUNT);
    let nats = 0;
    this.#isFollowing = this.#recall.isThere && this.#random.next() < FOLLOWED_SHARE;
    for (let field = 0; field < FIELD_COUNT; field++) {
      this.#placeBefore(field, event);
      // An unused field is class 0, and the fields after it were trained to see that.
      if (isFieldUsed(field, event)) {
        event[field] = this.#drawField(field, event, demand);
        nats += this.#natsOf(field, event);
      }
      this.#network.choose(field, event[field]!);
      if (field === 0 && event[0] === END_BEATS) {
        this.endNats = nats;
        return 'over';
      }
      const onset = this.#cursor.onsetAfter(event[0]!, event[1]!);
      if (field === 1) {
        if (next && onset > next.onset) return 'kept first';
        if (demand.isBeyond(onset, this.#cursor.barAt(onset))) return next ? 'kept first' : 'over';
      } else if (field === 2 && next) {
        const slot = event[2]!;
        if (onset === next.onset && slot >= next.event[2]!) return 'kept first';
        if (!this.#palette.slots.includes(slot)) return 'again';
      }
    }
    this.#take(event);
    this.nats += nats;
    this.notes++;
    return event;
  }

  #drawField(field: number, event: Uint8Array, demand: Demand): number {
    const logits = this.#network.logits(field);
    const isPitch = field === 3 && hasDuration(event[2]!);
    const keys = isPitch ? this.#key.biases() : null;
    const clashes = isPitch ? this.#clashes.biases(this.#sounding) : null;
    const patience = PATIENCE[this.#palette.limits.density];
    const logitOf = (index: number): number => {
      if (field === 0 && index === END_BEATS) return logits[index]! + (demand.endLogit ?? 0);
      if (keys && clashes) return logits[index]! + keys[index % 12]! + clashes[index]!;
      const beats = field === 0 ? Math.min(LONGEST_TILT_BEATS, index) : index / UNITS_PER_BEAT;
      return logits[index]! + (field <= 1 ? patience * beats : 0);
    };
    const rule = this.#rules[field]!;
    const heated = { ...rule, temperature: rule.temperature * this.#loops.heat };
    return draw(this.#candidates(field, event, demand), logitOf, heated, this.#random);
  }

  /** Classes within the limits; where there are none, within the demand; where there are none, the legal ones. */
  #candidates(field: number, event: Uint8Array, demand: Demand): number[] {
    this.#cursor.writeLegal(field, event, this.#legal);
    const { low, high } = this.#legal;
    const legal = Array.from({ length: high - low }, (_, index) => low + index);
    const open = legal.filter((index) => this.#isOpen(field, index, event, demand, true));
    if (open.length > 0) {
      const due = this.#isFollowing
        ? open.filter((index) => !this.#recall.strays(field, index, event))
        : [];
      return due.length > 0 ? due : open;
    }
    this.relaxed++;
    const demanded = legal.filter((index) => this.#isOpen(field, index, event, demand, false));
    return demanded.length > 0 ? demanded : legal;
  }

  #isOpen(
    field: number,
    index: number,
    event: Uint8Array,
    demand: Demand,
    isLimited: boolean,
  ): boolean {
    const onset = this.#cursor.onsetAfter(event[0]!, event[1]!);
    switch (field) {
      case 0:
        if (index === END_BEATS) return demand.endLogit !== null;
        return this.#hasOpenSubdivision(index, demand, isLimited);
      case 1:
        return this.#isOnsetOpen(this.#cursor.onsetAfter(event[0]!, index), demand, isLimited);
      case 2:
        // A part that is kept may be drawn, and says only that none of the others comes first.
        if (!this.#palette.slots.includes(index))
          return demand.next !== null && demand.keptSlots.includes(index);
        return !isLimited || this.#keeper.allowsSlot(index, onset);
      case 3: {
        const forbidden = this.#loops.forbiddenAt(this.#cursor.barAt(onset));
        if (
          forbidden?.slot === event[2] &&
          forbidden?.position === this.#cursor.positionInBar(onset) &&
          forbidden.pitch === index
        )
          return false;
        if (this.#keeper.isRinging(event[2]!, index, onset)) return false;
        return !isLimited || this.#keeper.allowsPitch(event[2]!, index);
      }
      case 4:
        if (!demand.allowsEnd(onset + VOCABULARY.durationUnits[index]!)) return false;
        return !isLimited || this.#keeper.allowsDuration(index);
      default:
        return true;
    }
  }

  #hasOpenSubdivision(beats: number, demand: Demand, isLimited: boolean): boolean {
    const legal = { low: 0, high: 0 };
    this.#cursor.writeLegal(1, Uint8Array.of(beats, 0, 0, 0, 0, 0), legal);
    for (let index = legal.low; index < legal.high; index++)
      if (this.#isOnsetOpen(this.#cursor.onsetAfter(beats, index), demand, isLimited)) return true;
    return false;
  }

  #isOnsetOpen(onset: number, demand: Demand, isLimited: boolean): boolean {
    const bar = this.#cursor.barAt(onset);
    if (!demand.allowsOnset(onset, bar)) return false;
    // What stands in the way ends the writing; limits are for what is written.
    if (demand.isBeyond(onset, bar) || (demand.next && onset >= demand.next.onset)) return true;
    const isSimultaneous = onset === this.#cursor.onset;
    const lowestSlot = isSimultaneous ? this.#cursor.lowestSlotHere : 0;
    if (!this.#palette.slots.some((slot) => slot >= lowestSlot)) return false;
    const { barLength } = this.#cursor;
    const positionInBar = this.#cursor.positionInBar(onset);
    return (
      !isLimited || this.#keeper.allowsOnset({ onset, bar, barLength, positionInBar, lowestSlot })
    );
  }

  /** −ln of the probability of the class in `event`, under the model as it is. */
  #natsOf(field: number, event: Uint8Array): number {
    const logits = this.#network.logits(field);
    this.#cursor.writeLegal(field, event, this.#legal);
    const { low, high } = this.#legal;
    let best = -Infinity;
    for (let index = low; index < high; index++) best = Math.max(best, logits[index]!);
    let total = 0;
    for (let index = low; index < high; index++) total += Math.exp(logits[index]! - best);
    return best + Math.log(total) - logits[event[field]!]!;
  }

  /** The network hears the last event; the second time, it forgets what was chosen since. */
  #hear(): void {
    if (this.#heard) {
      this.#network.restore(this.#heard);
      return;
    }
    this.#cursor.writeSide(this.#cursor.onset, this.#side, 0);
    this.#network.advance(this.#previous, this.#side);
    this.#heard = this.#network.save();
  }

  /** The heads after the time fields are told what sounds at the onset. */
  #placeBefore(field: number, event: Uint8Array): void {
    if (field !== 2) return;
    this.#cursor.writeSide(this.#cursor.onsetAfter(event[0]!, event[1]!), this.#side, 0);
    this.#network.place(this.#side);
  }

  #take(event: Uint8Array): void {
    this.#heard = null;
    if (hasDuration(event[2]!)) {
      this.#cursor.writeSide(this.#cursor.onsetAfter(event[0]!, event[1]!), this.#side, 0);
      this.#clashes.hear(event[3]!, this.#sounding);
    }
    this.#cursor.push(event);
    this.#previous = event;
    this.#rows.push(...event);
    const slot = event[2]!;
    if (slot === SLOTS.tempo) this.#tempo = event[3]!;
    if (isControlSlot(slot)) return;
    this.hasNotes = true;
    const { onset } = this.#cursor;
    this.#keeper.hear(event, onset, this.bar);
    this.#recall.hear(event);
    if (hasDuration(slot)) this.#key.hear(event[3]!);
    const position = this.#cursor.positionInBar(onset);
    const duration = hasDuration(slot) ? event[4]! : 0;
    this.#loops.hear({ position, slot, pitch: event[3]! }, duration, this.bar);
  }
}
