// Names of MIDI note numbers in scientific pitch notation: 60 is C4 (middle C), 69 is A4 (440 Hz).

const PITCH_CLASSES = ['C', 'C♯', 'D', 'E♭', 'E', 'F', 'F♯', 'G', 'A♭', 'A', 'B♭', 'B'] as const;

/** @param pitch MIDI note number 0..127. @returns "C-1" to "G9". */
export function pitchName(pitch: number): string {
  return `${pitchClassName(pitch)}${Math.floor(pitch / 12) - 1}`;
}

/** @param pitch MIDI note number or pitch class, 0 or more. @returns "C" to "B". */
export function pitchClassName(pitch: number): string {
  return PITCH_CLASSES[pitch % 12]!;
}

/** Whether the key of this MIDI note number is black on a piano. */
export function isBlackKey(pitch: number): boolean {
  return [1, 3, 6, 8, 10].includes(pitch % 12);
}
