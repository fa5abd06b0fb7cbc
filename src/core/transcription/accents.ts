// How much weight the moments of a grid carry: where the harmony changes, a low note enters and much begins. After the
// accents of Lerdahl and Jackendoff, A Generative Theory of Tonal Music, 1983 (metrical preference rules); the weights
// were chosen on pieces other than the built-in ones (docs/recordings.md).
import { lastBegun } from '../music/lastBegun.ts';
import type { Beats } from './beat.ts';
import type { HeardNote } from './pitchActivity.ts';

const WEIGHTS = { harmony: 2, bass: 1, strength: 0.5 };
/** A note this near a moment, as a share of the step to the next, begins with it. */
const NEAR = 1 / 6;
const PITCH_CLASSES = 12;

/**
 * One for each moment, in standard deviations.
 * @param notes sorted by start
 */
export function accentsOf(
  { seconds, strengths, tempoBpm }: Beats,
  notes: readonly HeardNote[],
): readonly number[] {
  const near = (NEAR * 60) / tempoBpm;
  const pitches = notes.map(({ pitch }) => pitch).sort((a, b) => a - b);
  const middle = pitches[Math.floor(pitches.length / 2)] ?? 0;
  const bass = seconds.map(() => 0);
  const sounding = seconds.map(() => new Float64Array(PITCH_CLASSES));
  for (const { startSeconds, durationSeconds, pitch, amplitude } of notes) {
    const begins = (at: number): boolean => at <= startSeconds + near;
    const first = Math.max(0, lastBegun(seconds, begins));
    if (Math.abs(startSeconds - seconds[first]!) <= near)
      bass[first] = Math.max(bass[first]!, middle - pitch);
    const end = startSeconds + durationSeconds;
    for (let beat = first; beat < seconds.length && seconds[beat]! < end; beat++) {
      const until = Math.min(end, seconds[beat + 1] ?? end);
      const overlap = until - Math.max(startSeconds, seconds[beat]!);
      if (overlap > 0) sounding[beat]![pitch % PITCH_CLASSES]! += overlap * amplitude;
    }
  }
  const harmony = sounding.map((now, i) => (i === 0 ? 0 : 1 - likeness(now, sounding[i - 1]!)));
  const parts = { harmony, bass, strength: strengths };
  const sum = seconds.map(() => 0);
  for (const name of ['harmony', 'bass', 'strength'] as const)
    for (const [i, value] of standardise(parts[name]).entries()) sum[i]! += WEIGHTS[name] * value;
  return standardise(sum);
}

export interface Contrast {
  /** In standard deviations of all. */
  readonly clarity: number;
  /** Beside what chance would give: Student's t. */
  readonly certainty: number;
}

/** How far every so many-th accent, from the first on, lies above the others. */
export function contrast(accents: readonly number[], length: number, first: number): Contrast {
  let [on, off, count] = [0, 0, 0];
  for (const [i, accent] of accents.entries())
    if (i % length === first) {
      on += accent;
      count++;
    } else off += accent;
  const others = accents.length - count;
  if (count < 2 || others === 0) return { clarity: 0, certainty: 0 };
  const clarity = on / count - off / others;
  return { clarity, certainty: clarity / Math.sqrt(1 / count + 1 / others) };
}

/** Cosine of the angle between two; 1 when either is silent. */
function likeness(a: Float64Array, b: Float64Array): number {
  const product = a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const size = Math.hypot(...a) * Math.hypot(...b);
  return size > 0 ? product / size : 1;
}

function standardise(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return values.map((value) => (variance > 0 ? (value - mean) / Math.sqrt(variance) : 0));
}
