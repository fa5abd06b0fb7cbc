// Bends move a whole channel, so a note that bends needs one to itself while it sounds, as in MIDI Polyphonic Expression
// (M1-100-UM): notes that bend at the same time go to channels that nothing else uses. Where there are no more, a note
// stays with the others and loses its bend.
import type { Note, PitchBend, Track } from '../music/score.ts';

export interface ChannelTrack {
  readonly track: Track;
  readonly channel: number;
  /** Empty where nothing bends. */
  readonly bends: readonly PitchBend[];
}

const CHANNELS = 16;
const DRUM_CHANNEL = 9;

interface Voice {
  readonly channel: number;
  readonly notes: Note[];
  readonly bends: PitchBend[];
  freeFromTicks: number;
}

/** For each track itself on its channel, and a track for each channel that its bent notes need. */
export function spreadBends(
  tracks: readonly Track[],
  channels: readonly number[],
): readonly (readonly ChannelTrack[])[] {
  const free = Array.from({ length: CHANNELS }, (_, channel) => channel).filter(
    (channel) => channel !== DRUM_CHANNEL && !channels.includes(channel),
  );
  return tracks.map((track, i) => spreadTrack(track, channels[i]!, free));
}

/** @param free channels; those taken are removed */
function spreadTrack(track: Track, channel: number, free: number[]): ChannelTrack[] {
  const { bends: bent = [], notes } = track;
  const bentNotes = new Map(bent.map((note) => [`${note.startTicks} ${note.pitch}`, note]));
  const voices: Voice[] = [];
  const straight: Note[] = [];
  for (const note of notes) {
    const found = bentNotes.get(`${note.startTicks} ${note.pitch}`);
    const voice = found && takeVoice(voices, note, free);
    if (!voice) {
      straight.push(note);
      continue;
    }
    voice.notes.push(note);
    // Before the note begins, and after the one before has ended.
    voice.bends.push(
      ...found.changes.map(({ ticks, semitones }, i) => ({
        ticks: i === 0 ? Math.max(0, ticks - 1) : ticks,
        semitones,
      })),
    );
    voice.freeFromTicks = note.startTicks + note.durationTicks;
  }
  const plain = {
    name: track.name,
    program: track.program,
    isDrum: track.isDrum,
    pedals: track.pedals,
  };
  return [
    ...(straight.length > 0 ? [{ track: { ...plain, notes: straight }, channel, bends: [] }] : []),
    ...voices.map((voice) => ({
      track: { ...plain, notes: voice.notes },
      channel: voice.channel,
      bends: voice.bends,
    })),
  ];
}

/** A channel that is silent, the longest first, else an unused one. */
function takeVoice(voices: Voice[], { startTicks }: Note, free: number[]): Voice | undefined {
  const silent = voices.filter(({ freeFromTicks }) => freeFromTicks < startTicks);
  const longest = silent.sort((a, b) => a.freeFromTicks - b.freeFromTicks)[0];
  if (longest) return longest;
  const channel = free.shift();
  if (channel === undefined) return undefined;
  const voice: Voice = { channel, notes: [], bends: [], freeFromTicks: 0 };
  voices.push(voice);
  return voice;
}
