// The events of one MIDI track → tracks of a Score, one for each channel and program it uses.
import type { Note, Track } from '../music/score.ts';
import type { ChannelState } from './channelState.ts';
import { pairNotes } from './pairNotes.ts';
import type { TrackEvents } from './readTrackEvents.ts';

const DRUM_CHANNEL = 9;

export interface AssembledTracks {
  /** In the order of their first notes; none for a track without notes. */
  readonly tracks: readonly Track[];
  readonly unendedCount: number;
}

/** @param toScoreTicks from ticks of the file to ticks of the score; never falls, integers out. */
export function assembleTracks(
  events: TrackEvents,
  name: string,
  state: ChannelState,
  toScoreTicks: (ticks: number) => number,
): AssembledTracks {
  const { notes, unendedCount } = pairNotes(events);
  const parts = new Map<number, { channel: number; program: number; notes: Note[] }>();
  for (const { channel, pitch, velocity, startTicks, durationTicks } of notes) {
    // A drum kit may change; it stays one track.
    const program = channel === DRUM_CHANNEL ? 0 : state.programAt(channel, startTicks);
    const key = channel * 128 + program;
    let part = parts.get(key);
    if (part === undefined) parts.set(key, (part = { channel, program, notes: [] }));
    const start = toScoreTicks(startTicks);
    const end = toScoreTicks(startTicks + durationTicks);
    part.notes.push({
      startTicks: start,
      durationTicks: Math.max(1, end - start),
      pitch,
      velocity,
    });
  }
  const tracks = [...parts.values()].map((part) => ({
    name,
    program: part.program,
    isDrum: part.channel === DRUM_CHANNEL,
    notes: part.notes.sort((a, b) => a.startTicks - b.startTicks || a.pitch - b.pitch),
    pedals: state.pedalsOf(part.channel),
  }));
  return { tracks, unendedCount };
}
