// Note-ons and note-offs → notes. The first note-off ends the note that has sounded longest (first in,
// first out), as notation programs write overlapping notes of one pitch.
import type { Note } from '../music/score.ts';
import type { TrackEvents } from './readTrackEvents.ts';

export interface PairedNotes {
  /** In the order of their note-ons. */
  readonly notes: readonly (Note & { readonly channel: number })[];
  /** How many had no note-off; they last to the end of the track. */
  readonly unendedCount: number;
}

interface OpenNote {
  readonly channel: number;
  readonly pitch: number;
  readonly velocity: number;
  readonly startTicks: number;
  durationTicks: number;
}

/** Every note-on becomes a note of at least one tick; a note-off without a note is ignored. */
export function pairNotes({ notes: events, endTicks }: TrackEvents): PairedNotes {
  const notes: OpenNote[] = [];
  /** Notes of a channel and pitch in order, and how many of them have ended. */
  const sounding = new Map<number, { readonly notes: OpenNote[]; ended: number }>();
  for (const { ticks, channel, pitch, velocity } of events) {
    const key = channel * 128 + pitch;
    let queue = sounding.get(key);
    if (queue === undefined) sounding.set(key, (queue = { notes: [], ended: 0 }));
    if (velocity > 0) {
      const note = { channel, pitch, velocity, startTicks: ticks, durationTicks: 0 };
      notes.push(note);
      queue.notes.push(note);
    } else {
      const note = queue.notes[queue.ended];
      if (note === undefined) continue;
      note.durationTicks = Math.max(1, ticks - note.startTicks);
      queue.ended++;
    }
  }
  let unendedCount = 0;
  for (const note of notes) {
    if (note.durationTicks > 0) continue;
    note.durationTicks = Math.max(1, endTicks - note.startTicks);
    unendedCount++;
  }
  return { notes, unendedCount };
}
