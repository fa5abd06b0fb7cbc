// Measures of pitch and density, as MusPy defines them (Dong et al. 2020, muspy/metrics/metrics.py of 0.5):
// drum tracks are left out, a time step is a tick. NaN where there is nothing to measure.
import { endTicks, type Note, type Score } from '../music/score.ts';
import { isInKey, type Key } from './key.ts';

export function melodicNotes({ tracks }: Score): readonly Note[] {
  return tracks.filter(({ isDrum }) => !isDrum).flatMap(({ notes }) => notes);
}

const pitchesOf = (score: Score): readonly number[] =>
  melodicNotes(score).map(({ pitch }) => pitch);
const classesOf = (score: Score): readonly number[] => pitchesOf(score).map((pitch) => pitch % 12);

/** `n_pitches_used`, 1..128; NaN where MusPy says 0. */
export function pitchesUsed(score: Score): number {
  return new Set(pitchesOf(score)).size || NaN;
}

/** `n_pitch_classes_used`, 1..12; NaN where MusPy says 0. */
export function pitchClassesUsed(score: Score): number {
  return new Set(classesOf(score)).size || NaN;
}

/** `pitch_entropy`: Shannon entropy of the pitches by number of notes, in bits, 0..7. */
export function pitchEntropy(score: Score): number {
  return entropy(pitchesOf(score));
}

/** `pitch_class_entropy`: Shannon entropy of the pitch classes by number of notes, in bits, 0..log2 12. */
export function pitchClassEntropy(score: Score): number {
  return entropy(classesOf(score));
}

function entropy(values: readonly number[]): number {
  if (values.length === 0) return NaN;
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / values.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}

/** `pitch_in_scale_rate`: notes in the key's scale / notes, 0..1. */
export function pitchInScaleRate(score: Score, key: Key): number {
  const pitches = pitchesOf(score);
  return pitches.filter((pitch) => isInKey(pitch, key)).length / pitches.length;
}

/** `scale_consistency`: the largest `pitch_in_scale_rate` of all major and minor keys, 0..1. */
export function scaleConsistency(score: Score): number {
  const counts = new Array<number>(12).fill(0);
  for (const pitchClass of classesOf(score)) counts[pitchClass]!++;
  const notes = counts.reduce((sum, count) => sum + count, 0);
  let most = 0;
  for (const mode of ['major', 'minor'] as const)
    for (let tonic = 0; tonic < 12; tonic++) {
      const inScale = counts.reduce(
        (sum, count, pitchClass) => sum + (isInKey(pitchClass, { tonic, mode }) ? count : 0),
        0,
      );
      most = Math.max(most, inScale);
    }
  return most / notes;
}

/**
 * `polyphony`: pitches on at a time, averaged over the time in which any is on; 1 or more. A pitch that two
 * tracks play at once counts once.
 */
export function polyphony(score: Score): number {
  const notes = melodicNotes(score);
  const byPitch = new Map<number, Note[]>();
  for (const note of notes) {
    const same = byPitch.get(note.pitch);
    if (same) same.push(note);
    else byPitch.set(note.pitch, [note]);
  }
  let pitchTicks = 0;
  for (const same of byPitch.values()) pitchTicks += coveredTicks(same);
  return notes.length === 0 ? NaN : pitchTicks / coveredTicks(notes);
}

/** Time in which at least one of the notes is on. */
function coveredTicks(notes: readonly Note[]): number {
  let covered = 0;
  let until = 0;
  for (const { startTicks, durationTicks } of notes.toSorted(
    (a, b) => a.startTicks - b.startTicks,
  )) {
    const end = startTicks + durationTicks;
    covered += Math.max(0, end - Math.max(until, startTicks));
    until = Math.max(until, end);
  }
  return covered;
}

/**
 * `polyphony_rate` at its threshold of 2: share of the time, to the end of the last note of any track, in which
 * three or more pitches are on, 0..1.
 */
export function polyphonyRate(score: Score): number {
  const length = endTicks(score);
  if (length === 0) return NaN;
  const changes: [ticks: number, change: number, pitch: number][] = [];
  for (const { startTicks, durationTicks, pitch } of melodicNotes(score))
    changes.push([startTicks, 1, pitch], [startTicks + durationTicks, -1, pitch]);
  changes.sort(([a], [b]) => a - b);
  const voices = new Uint16Array(128);
  let [pitches, from, dense] = [0, 0, 0];
  for (const [ticks, change, pitch] of changes) {
    if (pitches > 2) dense += ticks - from;
    from = ticks;
    pitches -= Math.min(1, voices[pitch]!);
    voices[pitch]! += change;
    pitches += Math.min(1, voices[pitch]!);
  }
  return dense / length;
}

/** `pitch_range`: semitones from the lowest to the highest pitch. NaN without notes, where MusPy says 0 or -127. */
export function pitchRange(score: Score): number {
  let [low, high] = [Infinity, -Infinity];
  for (const { pitch } of melodicNotes(score)) {
    low = Math.min(low, pitch);
    high = Math.max(high, pitch);
  }
  return high < low ? NaN : high - low;
}

/**
 * Notes per quarter note, drums included. Not in MusPy.
 * @param lengthTicks of the music, where it is longer than to the end of its last note
 */
export function noteDensity(score: Score, lengthTicks = endTicks(score)): number {
  const notes = score.tracks.reduce((sum, track) => sum + track.notes.length, 0);
  return lengthTicks === 0 ? NaN : (notes * score.ticksPerQuarter) / lengthTicks;
}
