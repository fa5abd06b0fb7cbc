// One pitch of one MIDI channel is on or off; a file cannot hold two notes of it at once.
import type { Note } from '../music/score.ts';

/**
 * The notes as one channel can play them: a note ends where its pitch is struck again, and of notes
 * of one pitch struck together only one remains, with the longest duration and the highest velocity.
 * @param notes sorted by start, then pitch; the result is too.
 */
export function separateRepeats(notes: readonly Note[]): readonly Note[] {
  const result: Note[] = [];
  const lastOfPitch = new Map<number, number>();
  for (const note of notes) {
    const index = lastOfPitch.get(note.pitch);
    const previous = index === undefined ? undefined : result[index];
    if (index !== undefined && previous?.startTicks === note.startTicks) {
      result[index] = {
        ...previous,
        durationTicks: Math.max(previous.durationTicks, note.durationTicks),
        velocity: Math.max(previous.velocity, note.velocity),
      };
      continue;
    }
    if (index !== undefined && previous !== undefined) {
      const gap = note.startTicks - previous.startTicks;
      result[index] = { ...previous, durationTicks: Math.min(previous.durationTicks, gap) };
    }
    lastOfPitch.set(note.pitch, result.length);
    result.push(note);
  }
  return result;
}
