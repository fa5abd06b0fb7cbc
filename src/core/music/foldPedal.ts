// Sustain pedal (CC 64) turned into longer notes: what is heard, without a controller. The rule is
// that of MIDI piano transcription (Hawthorne et al. 2018, "Onsets and Frames", §3).
import { lastBegun } from './lastBegun.ts';
import { endTicks, type Note, type PedalChange, type Score, type Track } from './score.ts';

/**
 * A score without pedals that sounds the same. A note released while the pedal is down lasts until the
 * pedal comes up or its pitch is struck again in the track; a pedal that never comes up holds to the
 * end of the score. Drums are only freed of their pedals. No note gets shorter.
 */
export function foldPedal(score: Score): Score {
  if (score.tracks.every((track) => track.pedals.length === 0)) return score;
  const end = endTicks(score);
  return { ...score, tracks: score.tracks.map((track) => foldTrack(track, end)) };
}

function foldTrack(track: Track, scoreEnd: number): Track {
  if (track.pedals.length === 0 || track.isDrum) return { ...track, pedals: [] };
  const strikes = new Map<number, { readonly start: number; readonly next: number }>();
  const notes: Note[] = [];
  // Backwards, so that the next strike of each pitch is known; notes struck together share it.
  for (let i = track.notes.length - 1; i >= 0; i--) {
    const note = track.notes[i]!;
    const later = strikes.get(note.pitch) ?? { start: Infinity, next: Infinity };
    const next = later.start === note.startTicks ? later.next : later.start;
    strikes.set(note.pitch, { start: note.startTicks, next });
    const release = note.startTicks + note.durationTicks;
    const held = heldUntil(track.pedals, release, scoreEnd);
    const heard = Math.max(release, Math.min(held, next));
    notes.push({ ...note, durationTicks: heard - note.startTicks });
  }
  return { ...track, notes: notes.reverse(), pedals: [] };
}

/** When the pedal comes up after `ticks`; `ticks` itself when it is not down then. */
function heldUntil(pedals: readonly PedalChange[], ticks: number, scoreEnd: number): number {
  const index = lastBegun(pedals, (pedal) => pedal.ticks <= ticks);
  if (pedals[index]?.isDown !== true) return ticks;
  return pedals[index + 1]?.ticks ?? scoreEnd;
}
