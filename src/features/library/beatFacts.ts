// What the buttons for the beat of a recording go by.
import type { HeardRecording } from '../../store/review.ts';

const SLOWEST_BPM = 20;
const FASTEST_BPM = 400;

export const isTempo = (bpm: number): boolean => bpm >= SLOWEST_BPM && bpm <= FASTEST_BPM;

export const nearestTempo = (bpm: number): number =>
  Math.min(FASTEST_BPM, Math.max(SLOWEST_BPM, bpm));

/** Whether the musician has changed nothing about tempo and bars. */
export function isAsFound({
  tempoBpm,
  foundTempoBpm,
  beatsPerBar,
  barSeconds,
}: Pick<HeardRecording, 'tempoBpm' | 'foundTempoBpm' | 'beatsPerBar' | 'barSeconds'>): boolean {
  return tempoBpm === foundTempoBpm && beatsPerBar === null && barSeconds === null;
}
