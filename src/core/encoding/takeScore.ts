// A take's events as a score. What was struck last is held to a bar line, so that a take ends with a bar.
import { createBarMap } from '../music/bars.ts';
import { endTicks, type Score } from '../music/score.ts';
import { decodeEvents } from './decodeEvents.ts';
import type { EncodedPiece } from './encodedPiece.ts';

export function takeScore(events: EncodedPiece, title: string): Score {
  const score = decodeEvents(events, title);
  const lastOnset = Math.max(0, ...score.tracks.map(({ notes }) => notes.at(-1)?.startTicks ?? 0));
  const bars = createBarMap(score);
  const end = bars.barStart(bars.toPosition(Math.max(0, endTicks(score) - 1)).bar + 1);
  return {
    ...score,
    tracks: score.tracks.map((track) => ({
      ...track,
      notes: track.notes.map((note) =>
        note.startTicks === lastOnset ? { ...note, durationTicks: end - lastOnset } : note,
      ),
    })),
  };
}
