// A take: what a model wrote, and what it was made from.
import type { EncodedPiece } from '../encoding/encodedPiece.ts';
import type { DrawRule, TakeRemarks } from '../model/takeSettings.ts';
import type { Score } from '../music/score.ts';

/** What a take was made from. Bars from 0; titles as they were then. */
export type TakeOrigin =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'prime';
      readonly title: string;
      readonly fromBar: number;
      readonly bars: number;
    }
  | {
      readonly kind: 'rewrite';
      readonly title: string;
      readonly fromBar: number;
      readonly bars: number;
      /** Names of the parts that were written anew; null: all. */
      readonly parts: readonly string[] | null;
    };

/** What edits change of a take. */
export interface TakeMusic {
  readonly tracks: Score['tracks'];
  readonly events: EncodedPiece;
  readonly primeNotes: number;
}

export interface Take {
  readonly id: string;
  readonly title: string;
  readonly modelName: string;
  /** Which model, and how it drew. Absent where a model wrote it that was still learning: those weights are not kept. */
  readonly writtenBy?: { readonly modelId: string; readonly rules: readonly DrawRule[] };
  readonly seed: number;
  readonly temperature: number;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly origin: TakeOrigin;
  /** Notes at the head of the score that came from the prime. */
  readonly primeNotes: number;
  readonly remarks: TakeRemarks;
  /** What the model wrote, and `score` is made of it; of an edited take the edited score as the model reads it. */
  readonly events: EncodedPiece;
  readonly score: Score;
  /** Absent while the take is as it was written. */
  readonly edited?: {
    /** Tells one state of the take from every other. */
    readonly version: string;
    readonly written: TakeMusic;
  };
}

/** Changes with the music of a take. */
export function musicKey({ id, edited }: Take): string {
  return edited ? `${id}@${edited.version}` : id;
}
