// What a track sounds with where its own instrument has no sounds: the relative that stands in for it.
import { instrumentOf, type TrackMix } from '../core/audio/mix.ts';
import { sampledFor } from '../core/audio/standIns.ts';
import { programName } from '../core/music/instrumentNames.ts';
import type { Track } from '../core/music/score.ts';

/** "played as Clarinet", or null where the instrument has sounds of its own. */
export function wordStandIn(
  track: Pick<Track, 'program' | 'isDrum'>,
  mix?: TrackMix,
): string | null {
  const wanted = instrumentOf(track, mix);
  const played = sampledFor(wanted);
  return played === wanted || played === 'drums' ? null : `played as ${programName(played)}`;
}
