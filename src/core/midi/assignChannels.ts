// Sixteen channels for any number of tracks.
import { PROGRAMS_PER_FAMILY } from '../music/instrumentNames.ts';
import type { Track } from '../music/score.ts';

const DRUM_CHANNEL = 9;
const MELODIC_CHANNELS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15] as const;

/**
 * A channel 0..15 for each track: drums have channel 9, the others one of their own while there are
 * enough, else one for each program, else one for each General MIDI family: then the instruments of a
 * family sound alike in other programs, the least that a format with sixteen channels must lose.
 */
export function assignChannels(
  tracks: readonly Pick<Track, 'program' | 'isDrum'>[],
): readonly number[] {
  const melodic = tracks.filter((track) => !track.isDrum);
  const programs = [...new Set(melodic.map(({ program }) => program))];
  const channelOf = (index: number): number => MELODIC_CHANNELS[index % MELODIC_CHANNELS.length]!;
  let next = 0;
  return tracks.map(({ program, isDrum }) => {
    if (isDrum) return DRUM_CHANNEL;
    if (melodic.length <= MELODIC_CHANNELS.length) return channelOf(next++);
    if (programs.length <= MELODIC_CHANNELS.length) return channelOf(programs.indexOf(program));
    return channelOf(Math.floor(program / PROGRAMS_PER_FAMILY));
  });
}
