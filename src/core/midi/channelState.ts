// Which program and pedal a channel has. MIDI keeps both per channel for the whole file, yet many files
// give several tracks one channel and each track its own program: a track's own messages come first,
// and only a track that has none takes those that others send on its channel.
import { lastBegun } from '../music/lastBegun.ts';
import type { PedalChange } from '../music/score.ts';
import type { TrackEvents } from './readTrackEvents.ts';

export interface ChannelState {
  /** The program of a note; a program change at the same tick counts, even if written after the note. */
  programAt(channel: number, ticks: number): number;
  /** Alternating down and up, beginning with down. */
  pedalsOf(channel: number): readonly PedalChange[];
}

/** @param others the tracks that play at the same time. */
export function createChannelState(
  track: TrackEvents,
  others: readonly TrackEvents[],
): ChannelState {
  const programs = perChannel((channel) => messagesOf(channel, track, others, (t) => t.programs));
  return {
    programAt(channel, ticks) {
      const changes = programs(channel);
      return changes[lastBegun(changes, (change) => change.ticks <= ticks)]?.program ?? 0;
    },
    pedalsOf(channel) {
      const pedals: PedalChange[] = [];
      for (const { ticks, isDown } of messagesOf(channel, track, others, (t) => t.pedals))
        if (isDown !== (pedals.at(-1)?.isDown ?? false)) pedals.push({ ticks, isDown });
      return pedals;
    },
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

interface ChannelMessage {
  readonly ticks: number;
  readonly channel: number;
}

function messagesOf<Message extends ChannelMessage>(
  channel: number,
  track: TrackEvents,
  others: readonly TrackEvents[],
  select: (track: TrackEvents) => readonly Message[],
): readonly Message[] {
  const isOurs = (message: Message): boolean => message.channel === channel;
  const own = select(track).filter(isOurs);
  if (own.length > 0) return own;
  return others.flatMap((other) => select(other).filter(isOurs)).sort((a, b) => a.ticks - b.ticks);
}
