// How the training pieces are made, in figures: what a take is held to, and what it is judged by.
import { decodeEvents } from '../encoding/decodeEvents.ts';
import { FIELD_COUNT, type EncodedPiece } from '../encoding/encodedPiece.ts';
import {
  DRUM_PITCHES,
  hasDuration,
  isControlSlot,
  SLOTS,
  UNITS_PER_BEAT,
  VOCABULARY,
} from '../encoding/vocabulary.ts';
import { barWindows } from '../metrics/barWindows.ts';
import { estimateKey } from '../metrics/key.ts';
import { melodicNotes, noteDensity, pitchClassEntropy, polyphony } from '../metrics/measures.ts';
import { quantileOf } from '../metrics/quantile.ts';
import { clashShare } from './clashShare.ts';
import type { Score } from '../music/score.ts';

/** Where music lies on a measure: 1, 5, 50, 95 and 99 % of it are below. NaN-free; see `bandOf`. */
export interface Band {
  readonly p1: number;
  readonly p5: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
}

/** How a part is written. */
export interface SlotBand {
  readonly slot: number;
  /** Pitch classes of the events that 1 % of the notes are below and 99 % at or below. */
  readonly lowestPitch: number;
  readonly highestPitch: number;
  /** Notes that begin together, and that sound together at an onset: 99 % of the onsets have no more. */
  readonly notesPerOnset: number;
  readonly soundingNotes: number;
}

export const MEASURES = ['density', 'polyphony', 'pitchClassEntropy'] as const;
export type Measure = (typeof MEASURES)[number];

export interface CorpusBands {
  /** Ascending by slot. */
  readonly slots: readonly SlotBand[];
  /** Over windows of `WINDOW_BARS` bars; null where there was nothing to measure, as melody in drum music. */
  readonly measures: Readonly<Record<Measure, Band | null>>;
  /** More than four in five pieces are in one key, so that transposing them would blur what they share. */
  readonly keepsOneKey: boolean;
  /** Of the melodic notes; see clashShare. Null where there was none, or nobody counted. */
  readonly clashShare: number | null;
}

export const WINDOW_BARS = 8;

/** Pieces measured, spread over the corpus: of five hundred all would take many seconds and tell no more. */
const MOST_MEASURED = 100;
/** Pieces from which on a common key is more than chance. */
const FEWEST_FOR_KEY = 5;
const ONE_KEY_SHARE = 0.8;

/** @param pieces with the extra slots of one model (renumberParts) */
export function corpusBands(pieces: readonly EncodedPiece[]): CorpusBands {
  const slots = new SlotCounts();
  const values: Record<Measure, number[]> = { density: [], polyphony: [], pitchClassEntropy: [] };
  const keys = new Map<string, number>();
  const stride = Math.ceil(pieces.length / MOST_MEASURED);
  let measured = 0;
  for (const [index, piece] of pieces.entries()) {
    slots.count(piece.fields);
    if (index % stride !== 0) continue;
    measured++;
    const score = decodeEvents(piece, '');
    for (const figures of measureWindows(score))
      for (const measure of MEASURES) values[measure].push(figures[measure]);
    const key = estimateKey(melodicNotes(score));
    if (key) keys.set(`${key.tonic} ${key.mode}`, (keys.get(`${key.tonic} ${key.mode}`) ?? 0) + 1);
  }
  const commonest = Math.max(0, ...keys.values());
  return {
    slots: slots.bands(),
    measures: {
      density: bandOf(values.density),
      polyphony: bandOf(values.polyphony),
      pitchClassEntropy: bandOf(values.pitchClassEntropy),
    },
    keepsOneKey: measured >= FEWEST_FOR_KEY && commonest > ONE_KEY_SHARE * measured,
    clashShare: clashShare(pieces.filter((_, index) => index % stride === 0)),
  };
}

/** The measures of each window of a score; NaN where there is nothing to measure. */
export function measureWindows(score: Score): Record<Measure, number>[] {
  return barWindows(score, WINDOW_BARS).map(({ score: excerpt, lengthTicks }) => ({
    density: noteDensity(excerpt, lengthTicks),
    polyphony: polyphony(excerpt),
    pitchClassEntropy: pitchClassEntropy(excerpt),
  }));
}

/** NaN is left out; null without a value. */
export function bandOf(values: readonly number[]): Band | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (share: number): number => quantileOf(sorted, share);
  return { p1: at(0.01), p5: at(0.05), median: at(0.5), p95: at(0.95), p99: at(0.99) };
}

const PITCHES = 256;

class SlotCounts {
  readonly #parts = new Map<
    number,
    { pitches: number[]; together: number[]; sounding: number[] }
  >();

  count(fields: Uint8Array): void {
    const ends = new Map<number, Int32Array>();
    let onset = 0;
    let [slotHere, notesHere] = [-1, 0];
    const close = (): void => {
      const part = this.#parts.get(slotHere);
      if (!part) return;
      add(part.together, notesHere);
      const sounding = ends.get(slotHere)!.reduce((sum, end) => sum + Number(end > onset), 0);
      add(part.sounding, sounding);
    };
    for (let offset = 0; offset < fields.length; offset += FIELD_COUNT) {
      const distance = fields[offset]! * UNITS_PER_BEAT + fields[offset + 1]!;
      const slot = fields[offset + 2]!;
      if (distance > 0 || slot !== slotHere) {
        close();
        [slotHere, notesHere] = [slot, 0];
      }
      onset += distance;
      if (isControlSlot(slot)) continue;
      let part = this.#parts.get(slot);
      if (!part) this.#parts.set(slot, (part = { pitches: [], together: [], sounding: [] }));
      let slotEnds = ends.get(slot);
      if (!slotEnds) ends.set(slot, (slotEnds = new Int32Array(PITCHES)));
      const pitch = fields[offset + 3]!;
      const length = hasDuration(slot) ? VOCABULARY.durationUnits[fields[offset + 4]!]! : 1;
      slotEnds[pitch] = onset + length;
      add(part.pitches, pitch);
      notesHere++;
    }
    close();
  }

  bands(): SlotBand[] {
    return [...this.#parts]
      .sort(([a], [b]) => a - b)
      .map(([slot, { pitches, together, sounding }]) => ({
        slot,
        // Which drums there are is no range.
        lowestPitch: slot === SLOTS.drums ? DRUM_PITCHES : reach(pitches, 0.01),
        highestPitch: slot === SLOTS.drums ? PITCHES - 1 : reach(pitches, 0.99),
        notesPerOnset: reach(together, 0.99),
        soundingNotes: reach(sounding, 0.99),
      }));
  }
}

function add(counts: number[], value: number): void {
  counts[value] = (counts[value] ?? 0) + 1;
}

/** The least value that `share` of what was counted does not exceed. @param counts how often, by value */
function reach(counts: readonly number[], share: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value] ?? 0;
    if (seen >= share * total) return value;
  }
  return counts.length - 1;
}
