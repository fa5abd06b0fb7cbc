// A score as the player reads it: every sounding note in seconds, pedal and tempo changes already in it.
import { foldPedal } from '../../core/music/foldPedal.ts';
import type { Score } from '../../core/music/score.ts';
import { createTimeMap } from '../../core/music/timeMap.ts';
import type { TimedEvent } from './scheduler.ts';

export interface TimelineNote extends TimedEvent {
  /** The General MIDI drum, in a drum track. */
  readonly pitch: number;
  /** 1..127. */
  readonly velocity: number;
  /** Index of its track in the score. */
  readonly track: number;
}

export interface Timeline {
  /** By rising start. */
  readonly notes: readonly TimelineNote[];
  /** End of the last note; 0 without notes. */
  readonly durationSeconds: number;
}

export function createTimeline(score: Score): Timeline {
  const timeMap = createTimeMap(score);
  const notes: TimelineNote[] = [];
  let durationSeconds = 0;
  for (const [track, { notes: written }] of foldPedal(score).tracks.entries())
    for (const { startTicks, durationTicks, pitch, velocity } of written) {
      const startSeconds = timeMap.toSeconds(startTicks);
      const endSeconds = timeMap.toSeconds(startTicks + durationTicks);
      durationSeconds = Math.max(durationSeconds, endSeconds);
      const lasts = endSeconds - startSeconds;
      notes.push({ startSeconds, durationSeconds: lasts, pitch, velocity, track });
    }
  notes.sort((a, b) => a.startSeconds - b.startSeconds);
  return { notes, durationSeconds };
}
