// What a model has learned of pitches, as places in the plane: notes that lie close are used alike.

export interface PitchMap {
  /** MIDI note of the first place; the others follow in semitones. */
  readonly lowestPitch: number;
  /** [pitches, 2] */
  readonly places: Float64Array;
  /** Of all that tells the pitches apart, what each direction shows, 0..1. */
  readonly shares: readonly [number, number];
  /** What both directions together would show of as many points placed by chance. */
  readonly chance: number;
}
