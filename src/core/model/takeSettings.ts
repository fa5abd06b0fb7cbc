// What a musician may ask of a take. Worker, store and page share these words.
import type { EncodedPiece } from '../encoding/encodedPiece.ts';
import type { BarExcerpt } from '../encoding/barExcerpt.ts';
import type { Key } from '../metrics/key.ts';

/** How a field's class is drawn. */
export interface DrawRule {
  /** > 0; 1 = as learned. */
  readonly temperature: number;
  /** Keep the most probable classes that together reach this share, 0..1 (nucleus; Holtzman et al. 2020). */
  readonly topP: number;
  /** Keep classes at least this fraction as probable as the best, 0..1 (min-p; Nguyen et al. 2024). */
  readonly minP: number;
}

/**
 * One per field, in field order. References: Hsiao et al. 2021 (Compound Word Transformer) for rules that differ
 * by field; Bjare et al. 2023 for truncation, which makes an under-trained model more musical.
 */
export const DEFAULT_RULES: readonly DrawRule[] = [
  { temperature: 1, topP: 0.98, minP: 0 },
  { temperature: 1, topP: 0.98, minP: 0 },
  { temperature: 0.9, topP: 0.98, minP: 0 },
  { temperature: 0.95, topP: 1, minP: 0.03 },
  { temperature: 1, topP: 0.95, minP: 0 },
  { temperature: 1, topP: 0.95, minP: 0 },
];

/** Distance between the places where notes may begin, in units of 1/48 beat; `off` lets them begin anywhere. */
export const GRIDS = { off: 1, quarter: 48, eighth: 24, triplet: 16, sixteenth: 12 } as const;
export type Grid = keyof typeof GRIDS;

export type Density = 'sparser' | 'learned' | 'denser';

/** What a take keeps within. Where nothing is said, each part keeps to what 99 % of its training notes do. */
export interface TakeLimits {
  /** Who may play; null: the instruments of the opening, or of one of the training pieces. */
  readonly slots: readonly number[] | null;
  /** Lowest and highest MIDI note, drums apart. */
  readonly pitches: readonly [number, number] | null;
  /** Only notes of this key's scale; `prime`: of the key the opening is in. */
  readonly key: Key | 'prime' | null;
  readonly grid: Grid;
  /** Most notes of one part that sound at once. */
  readonly polyphony: number | null;
  readonly density: Density;
}

export const NO_LIMITS: TakeLimits = {
  slots: null,
  pitches: null,
  key: null,
  grid: 'off',
  polyphony: null,
  density: 'learned',
};

/** How many of the limits are not as the pieces have it. */
export function countLimits(limits: TakeLimits): number {
  const names = Object.keys(NO_LIMITS) as (keyof TakeLimits)[];
  return names.filter((name) => limits[name] !== NO_LIMITS[name]).length;
}

export interface TakeSettings {
  readonly seed: number;
  /** Factor for the temperatures of rhythm and pitch; 1 = as the rules say. */
  readonly temperature: number;
  readonly rules: readonly DrawRule[];
  readonly limits: TakeLimits;
  /** Takes written of which the one most like the corpus is kept, 1 or more. */
  readonly candidates: number;
}

export type TakeTask =
  | {
      readonly kind: 'new';
      /** Bars at the head of the take, or null to start from nothing. */
      readonly prime: BarExcerpt | null;
      /** To write after the prime; an ending may take up to two more. */
      readonly bars: number;
    }
  | {
      readonly kind: 'rewrite';
      /** What stands outside of the bars, and the parts that are not rewritten, stay as they are. */
      readonly events: EncodedPiece;
      readonly fromBar: number;
      readonly bars: number;
      /** Parts to rewrite, by slot; null: all. */
      readonly slots: readonly number[] | null;
    };

/** What had to be given up. */
export interface TakeRemarks {
  /** Choices for which the limits left nothing, so that they gave way. */
  readonly relaxed: number;
  /** No candidate was like the corpus; the one in the middle was kept. */
  readonly isUnusual: boolean;
}
