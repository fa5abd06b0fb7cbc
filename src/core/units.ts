// Conversions between the units of MIDI files and those of a Score.

const MICROSECONDS_PER_MINUTE = 60_000_000;

/** @param tempoBpm quarter notes per minute, above 0. @returns whole microseconds per quarter note. */
export function toMicrosecondsPerQuarter(tempoBpm: number): number {
  return Math.round(MICROSECONDS_PER_MINUTE / tempoBpm);
}

/** @param microseconds per quarter note, above 0. @returns quarter notes per minute. */
export function toTempoBpm(microseconds: number): number {
  return MICROSECONDS_PER_MINUTE / microseconds;
}
