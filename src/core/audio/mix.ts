// How a score is to be heard, apart from its notes: what the player's controls set.
import type { Track } from '../music/score.ts';
import type { InstrumentId } from './instrumentPlan.ts';

export interface TrackMix {
  readonly isMuted: boolean;
  /** While any track is solo, only solo tracks sound. */
  readonly isSolo: boolean;
  /** 0..1 as on the slider; loudness follows its square. */
  readonly volume: number;
  /** -1 left .. 1 right. */
  readonly pan: number;
  /** Sounds instead of the track's own program; null: the track's own. Drums have no other. */
  readonly program: number | null;
}

export interface Region {
  readonly startSeconds: number;
  /** After the start. */
  readonly endSeconds: number;
}

export interface PlayerOptions {
  /** 25..400. */
  readonly tempoPercent: number;
  /** 0..1 as on the slider. */
  readonly volume: number;
  readonly isMetronomeOn: boolean;
  /** A bar of clicks before the music. */
  readonly hasCountIn: boolean;
  readonly loop: Region | null;
}

/** MIDI channels begin at volume 100 of 127 and in the middle. */
export const DEFAULT_TRACK_MIX: TrackMix = {
  isMuted: false,
  isSolo: false,
  volume: 0.8,
  pan: 0,
  program: null,
};

export const DEFAULT_PLAYER_OPTIONS: PlayerOptions = {
  tempoPercent: 100,
  volume: 0.8,
  isMetronomeOn: false,
  hasCountIn: false,
  loop: null,
};

/** After the strips, before the limiter. */
export const MASTER_DB = 3;

/** General MIDI's curve: amplitude grows with the square of velocity. */
export function gainOfVelocity(velocity: number): number {
  return (velocity / 127) ** 2;
}

export function sliderGain(volume: number): number {
  return volume ** 2;
}

/** What a track's strip lets through, 0..1. */
export function audibleGain(mix: TrackMix, all: readonly TrackMix[]): number {
  if (mix.isMuted) return 0;
  if (!mix.isSolo && all.some(({ isSolo }) => isSolo)) return 0;
  return sliderGain(mix.volume);
}

/** What a track sounds with. */
export function instrumentOf(
  track: Pick<Track, 'program' | 'isDrum'>,
  mix: TrackMix = DEFAULT_TRACK_MIX,
): InstrumentId {
  return track.isDrum ? 'drums' : (mix.program ?? track.program);
}

/**
 * Volume and pan as a MIDI channel has them, 0..127; null for a track that is as channels begin. Muting and solo
 * are for listening and change no file of notes.
 */
export function channelStripOf({
  volume,
  pan,
}: TrackMix): { readonly volume: number; readonly pan: number } | null {
  if (volume === DEFAULT_TRACK_MIX.volume && pan === DEFAULT_TRACK_MIX.pan) return null;
  return {
    volume: Math.round((100 * volume) / DEFAULT_TRACK_MIX.volume),
    pan: Math.round(64 + 63 * pan),
  };
}
