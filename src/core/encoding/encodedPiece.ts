// A piece as the model reads it: one row of six field classes per event (NoteTuple-48).

/** Order of the columns; each field is predicted from the ones before it. */
export const FIELDS = ['beats', 'subdivision', 'slot', 'pitch', 'duration', 'velocity'] as const;
export type Field = (typeof FIELDS)[number];
export const FIELD_COUNT = FIELDS.length;

export interface EncodedPiece {
  /** Row-major classes, [events, 6]; every class fits a byte. Without START and END. */
  readonly fields: Uint8Array;
  /** General MIDI program of each extra slot in use, by `slot - SLOTS.extras`. */
  readonly extraPrograms: readonly number[];
  /** At least half of the onsets lie on the 1/12-beat grid, so phase in the beat means something. */
  readonly isBeatAligned: boolean;
}

export function countEvents(piece: Pick<EncodedPiece, 'fields'>): number {
  return piece.fields.length / FIELD_COUNT;
}
