// Keeps a take within its limits: tells which onsets, parts, pitches and lengths they leave open, given what
// has been written.
import { FIELD_CLASSES, SLOTS, VOCABULARY, isControlSlot } from '../../core/encoding/vocabulary.ts';
import { isInKey, type Key } from '../../core/metrics/key.ts';
import type { CorpusBands, SlotBand } from '../../core/model/corpusBands.ts';
import { GRIDS, type Density, type TakeLimits } from '../../core/model/takeSettings.ts';

const PITCHES = FIELD_CLASSES[3]!;

export interface Palette {
  /** Who may play. */
  readonly slots: readonly number[];
  readonly limits: TakeLimits;
  /** The key of `limits`, found where it was to be found; null: any note. */
  readonly key: Key | null;
  readonly bands: CorpusBands;
  /** Class. */
  readonly longestDuration: number;
}

/** Where an event would stand. Times in units. */
export interface Place {
  readonly onset: number;
  readonly bar: number;
  readonly barLength: number;
  readonly positionInBar: number;
  /** Lowest slot that may still play at this onset. */
  readonly lowestSlot: number;
}

/** Notes per beat a bar may hold, by the corpus: the middle, and half as many again as its densest hundredth. */
function densestBar(density: Density, { measures: { density: band } }: CorpusBands): number {
  if (!band) return Infinity;
  return density === 'sparser' ? band.median : 1.5 * band.p99;
}

export class LimitKeeper {
  readonly #palette: Palette;
  readonly #densest: number;
  readonly #parts: ReadonlyMap<number, Part>;
  #bar = 0;
  #notesInBar = 0;

  constructor(palette: Palette) {
    const { slots, limits, bands } = palette;
    this.#palette = palette;
    this.#densest = densestBar(limits.density, bands);
    this.#parts = new Map(
      slots.map((slot) => [
        slot,
        new Part(
          palette,
          slot,
          bands.slots.find((b) => b.slot === slot),
        ),
      ]),
    );
  }

  hear(event: Uint8Array, onset: number, bar: number): void {
    const slot = event[2]!;
    if (isControlSlot(slot)) return;
    if (bar !== this.#bar) [this.#bar, this.#notesInBar] = [bar, 0];
    this.#notesInBar++;
    this.#parts.get(slot)?.hear(event[3]!, onset, VOCABULARY.durationUnits[event[4]!]!);
  }

  /** Whether some part may play there. */
  allowsOnset(place: Place): boolean {
    const { onset, bar, barLength, positionInBar, lowestSlot } = place;
    if (positionInBar % GRIDS[this.#palette.limits.grid] !== 0) return false;
    const notesInBar = bar === this.#bar ? this.#notesInBar : 0;
    if (notesInBar >= Math.max(1, (this.#densest * barLength) / VOCABULARY.unitsPerBeat))
      return false;
    for (const [slot, part] of this.#parts)
      if (slot >= lowestSlot && part.hasRoom(onset)) return true;
    return false;
  }

  allowsSlot(slot: number, onset: number): boolean {
    return this.#parts.get(slot)?.hasRoom(onset) ?? false;
  }

  allowsPitch(slot: number, pitch: number): boolean {
    return this.#parts.get(slot)?.allowed[pitch] ?? false;
  }

  /** Whether the part holds the pitch still. No piece strikes it again then: encoding would have cut it. */
  isRinging(slot: number, pitch: number, onset: number): boolean {
    return this.#parts.get(slot)?.isRinging(pitch, onset) ?? false;
  }

  allowsDuration(duration: number): boolean {
    return duration <= this.#palette.longestDuration;
  }
}

/** What one part plays. */
class Part {
  /** By pitch class of the events. */
  readonly allowed: readonly boolean[];
  readonly #isDrums: boolean;
  readonly #mostSounding: number;
  readonly #mostTogether: number;
  /** End of the last note of each pitch. */
  readonly #ends = new Int32Array(PITCHES);
  /** When few enough of them have ended. */
  #roomFrom = 0;
  #lastOnset = -1;
  #lastPitch = -1;
  #together = 0;

  constructor({ limits, key }: Palette, slot: number, band: SlotBand | undefined) {
    this.#isDrums = slot === SLOTS.drums;
    const [low, high] = limits.pitches ?? [band?.lowestPitch ?? 0, band?.highestPitch ?? PITCHES];
    this.allowed = Array.from(
      { length: PITCHES },
      (_, pitch) =>
        this.#isDrums || (pitch >= low && pitch <= high && (!key || isInKey(pitch, key))),
    );
    const most = limits.polyphony ?? Infinity;
    this.#mostTogether = Math.min(most, band?.notesPerOnset ?? Infinity);
    this.#mostSounding = this.#isDrums ? Infinity : Math.min(most, band?.soundingNotes ?? Infinity);
  }

  hear(pitch: number, onset: number, units: number): void {
    this.#together = onset === this.#lastOnset ? this.#together + 1 : 1;
    [this.#lastOnset, this.#lastPitch] = [onset, pitch];
    this.#ends[pitch] = onset + units;
    const ends = this.#ends.filter((end) => end > onset).sort();
    const surplus = ends.length - this.#mostSounding;
    this.#roomFrom = surplus < 0 ? 0 : ends[surplus]!;
  }

  /** Whether another note may begin at `onset`, which is not before the last. */
  hasRoom(onset: number): boolean {
    if (onset === this.#lastOnset) {
      if (this.#together >= this.#mostTogether) return false;
      if (!this.allowed.includes(true, this.#lastPitch + 1)) return false;
    }
    return onset >= this.#roomFrom;
  }

  isRinging(pitch: number, onset: number): boolean {
    return !this.#isDrums && this.#ends[pitch]! > onset;
  }
}
