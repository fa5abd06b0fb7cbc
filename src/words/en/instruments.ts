// What a track sounds with where its own instrument has no sounds: the relative that stands in for it.
import type { InstrumentId } from '../../core/audio/instrumentPlan.ts';
import { instrumentOf, type TrackMix } from '../../core/audio/mix.ts';
import { sampledFor } from '../../core/audio/standIns.ts';
import { instrumentName, programName } from '../../core/music/instrumentNames.ts';
import type { Score, Track } from '../../core/music/score.ts';

/**
 * "played as Clarinet", or null where the instrument has sounds of its own.
 * @param own what the musician's SoundFont has
 */
export function wordStandIn(
  track: Pick<Track, 'program' | 'isDrum'>,
  own: readonly InstrumentId[],
  mix?: TrackMix,
): string | null {
  const wanted = instrumentOf(track, mix);
  const played = sampledFor(wanted);
  if (played === wanted || played === 'drums' || own.includes(wanted)) return null;
  return `played as ${programName(played)}`;
}

/** "Acoustic Grand Piano", "Oboe played as Clarinet": each instrument once. */
export function wordInstruments(score: Score, own: readonly InstrumentId[]): readonly string[] {
  const words = score.tracks.map((track) => {
    const standIn = wordStandIn(track, own);
    const name = instrumentName(track);
    return standIn === null ? name : `${name} ${standIn}`;
  });
  return [...new Set(words)];
}
