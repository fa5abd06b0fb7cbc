// Which program and pedal a channel has. MIDI keeps both per channel for the whole file, yet many files
// give several tracks one channel and each track its own program: a track's own messages come first,
// and only a track that has none takes those that others send on its channel.
import { lastBegun } from '../music/lastBegun.ts';
import type { PedalChange } from '../music/score.ts';
import type { TrackEvents } from './readTrackEvents.ts';

export interface ChannelState {
  /** The program of a note; a program change at the same tick counts, even if written after the note. */
  programAt(channel: number, ticks: number): number;
  /** In ticks of the score, alternating down and up, beginning with down. The same list for all that share it. */
  pedalsOf(channel: number): readonly PedalChange[];
}

/**
 * The state of each track.
 * @param tracks those that play at the same time.
 */
export function createChannelStates(
  tracks: readonly TrackEvents[],
  toScoreTicks: (ticks: number) => number,
): readonly ChannelState[] {
  const all = channelMessages(tracks, toScoreTicks);
  return tracks.map((track) => {
    const own = channelMessages([track], toScoreTicks);
    return {
      programAt(channel, ticks) {
        const changes = own.programs(channel) ?? all.programs(channel) ?? [];
        return changes[lastBegun(changes, (change) => change.ticks <= ticks)]?.program ?? 0;
      },
      pedalsOf: (channel) => own.pedals(channel) ?? all.pedals(channel) ?? [],
    };
  });
}

interface ChannelMessages {
  /** Sorted by time; null where there are none. */
  programs(channel: number): TrackEvents['programs'] | null;
  pedals(channel: number): readonly PedalChange[] | null;
}

function channelMessages(
  tracks: readonly TrackEvents[],
  toScoreTicks: (ticks: number) => number,
): ChannelMessages {
  return {
    programs: perChannel((channel) => messagesOf(channel, tracks, (track) => track.programs)),
    pedals: perChannel((channel) => {
      const messages = messagesOf(channel, tracks, (track) => track.pedals);
      if (messages === null) return null;
      const pedals: PedalChange[] = [];
      for (const { ticks, isDown } of messages)
        if (isDown !== (pedals.at(-1)?.isDown ?? false))
          pedals.push({ ticks: toScoreTicks(ticks), isDown });
      return pedals;
    }),
  };
}

function perChannel<Value>(make: (channel: number) => Value): (channel: number) => Value {
  const made = new Map<number, Value>();
  return (channel) => {
    const known = made.get(channel);
    if (known !== undefined) return known;
    const value = make(channel);
    made.set(channel, value);
    return value;
  };
}

function messagesOf<Message extends { readonly ticks: number; readonly channel: number }>(
  channel: number,
  tracks: readonly TrackEvents[],
  select: (track: TrackEvents) => readonly Message[],
): Message[] | null {
  const messages = tracks.flatMap((track) =>
    select(track).filter((message) => message.channel === channel),
  );
  return messages.length > 0 ? messages.sort((a, b) => a.ticks - b.ticks) : null;
}
