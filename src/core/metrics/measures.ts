// Measures of a piece, as MusPy defines them (Dong et al. 2020, muspy/metrics/metrics.py of 0.5): drum tracks
// are left out, a time step is a tick. NaN where there is nothing to measure.
import { endTicks, type Note, type Score } from '../music/score.ts';

export function melodicNotes({ tracks }: Score): readonly Note[] {
  return tracks.filter(({ isDrum }) => !isDrum).flatMap(({ notes }) => notes);
}

/** `pitch_class_entropy`: Shannon entropy of the pitch classes by number of notes, in bits, 0..log2 12. */
export function pitchClassEntropy(score: Score): number {
  const counts = new Array<number>(12).fill(0);
  const notes = melodicNotes(score);
  if (notes.length === 0) return NaN;
  for (const { pitch } of notes) counts[pitch % 12]!++;
  return counts.reduce((entropy, count) => {
    const share = count / notes.length;
    return count === 0 ? entropy : entropy - share * Math.log2(share);
  }, 0);
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

/** `pitch_range`: semitones from the lowest to the highest pitch. */
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
