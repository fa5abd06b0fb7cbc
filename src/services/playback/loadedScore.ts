// The score in the player, in the shapes that playing needs. Nothing here sounds.
import { DEFAULT_TRACK_MIX, instrumentOf, type TrackMix } from '../../core/audio/mix.ts';
import type { InstrumentId } from '../../core/audio/instrumentPlan.ts';
import { EMPTY_SCORE } from '../../core/music/emptyScore.ts';
import type { Score } from '../../core/music/score.ts';
import { createMetronome, type Metronome } from './metronome.ts';
import type { NoteNeed } from './sampleLibrary.ts';
import { createTimeline, type Timeline } from './timeline.ts';

export interface LoadedScore {
  readonly timeline: Timeline;
  readonly metronome: Metronome;
  /** One for each track. */
  readonly mix: readonly TrackMix[];
  /** What each track sounds with. */
  readonly instruments: readonly InstrumentId[];
  readonly needs: readonly NoteNeed[];
  /** Up to here the score stays as it is; Infinity for a complete one. */
  readonly writtenSeconds: number;
  withMix(mix: readonly TrackMix[]): LoadedScore;
}

/** @param isComplete false while more notes are to come, none before the last one */
export function loadScore(
  score: Score,
  given: readonly TrackMix[],
  isComplete = true,
  timeline: Timeline = createTimeline(score),
  metronome: Metronome = createMetronome(score),
): LoadedScore {
  const mix = score.tracks.map((_, track) => given[track] ?? DEFAULT_TRACK_MIX);
  const instruments = score.tracks.map((track, i) => instrumentOf(track, mix[i]));
  const needs = timeline.notes.map(({ track, pitch, velocity }) => ({
    instrument: instruments[track]!,
    pitch,
    velocity,
  }));
  return {
    timeline,
    metronome,
    mix,
    instruments,
    needs,
    writtenSeconds: isComplete ? Infinity : (timeline.notes.at(-1)?.startSeconds ?? 0),
    withMix: (changed) => loadScore(score, changed, isComplete, timeline, metronome),
  };
}

export const NOTHING: LoadedScore = loadScore(EMPTY_SCORE, []);
