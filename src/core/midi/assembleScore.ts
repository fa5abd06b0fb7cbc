// The tracks of a file → one Score: times on the score's grid, patterns of format 2 one after another.
import { DEFAULT_TEMPO_BPM, type Score } from '../music/score.ts';
import { assembleTracks } from './assembleTracks.ts';
import { createChannelStates } from './channelState.ts';
import type { Division } from './division.ts';
import type { TrackEvents } from './readTrackEvents.ts';
import { scoreTitle } from './scoreTitle.ts';
import { toMeterChanges, toTempoChanges } from './timing.ts';

export interface AssembledScore {
  readonly score: Score;
  readonly unendedCount: number;
}

/** @param maxFileTicks no time of the result lies beyond, in ticks of the file. */
export function assembleScore(
  files: readonly TrackEvents[],
  format: number,
  { ticksPerQuarter, scale, framesPerSecond }: Division,
  maxFileTicks: number,
  fileName: string,
): AssembledScore {
  const starts = isSequential(format, files) ? patternStarts(files, maxFileTicks) : [];
  const toScoreTicks = (file: number, ticks: number): number =>
    Math.round(((starts[file] ?? 0) + ticks) * scale);
  const states = isSequential(format, files)
    ? files.flatMap((events, file) =>
        createChannelStates([events], (ticks) => toScoreTicks(file, ticks)),
      )
    : createChannelStates(files, (ticks) => toScoreTicks(0, ticks));
  const parts = files.map((events, file) =>
    assembleTracks(
      events,
      // The one track of format 0 bears the name of the piece.
      format === 0 ? '' : events.name,
      states[file]!,
      (ticks) => toScoreTicks(file, ticks),
    ),
  );
  const timed = <Event extends { readonly ticks: number }>(
    select: (events: TrackEvents) => readonly Event[],
  ): Event[] =>
    files.flatMap((events, file) =>
      select(events).map((event) => ({ ...event, ticks: toScoreTicks(file, event.ticks) })),
    );
  return {
    score: {
      title: scoreTitle(sequenceName(format, files), fileName),
      ticksPerQuarter,
      tracks: parts.flatMap(({ tracks }) => tracks),
      tempos:
        framesPerSecond === null
          ? toTempoChanges(timed((events) => events.tempos))
          : [{ ticks: 0, tempoBpm: DEFAULT_TEMPO_BPM }],
      meters: toMeterChanges(timed((events) => events.meters)),
    },
    unendedCount: parts.reduce((sum, part) => sum + part.unendedCount, 0),
  };
}

/** Whether the tracks are patterns that were never meant to sound together. */
export function isSequential(format: number, files: readonly TrackEvents[]): boolean {
  return format === 2 && files.length > 1;
}

function patternStarts(files: readonly TrackEvents[], maxFileTicks: number): readonly number[] {
  let start = 0;
  return files.map(({ endTicks }) => {
    const bounded = Math.min(start, maxFileTicks - endTicks);
    start += endTicks;
    return bounded;
  });
}

/** The first track names the sequence, unless it plays and others play beside it: then it names a part. */
function sequenceName(format: number, files: readonly TrackEvents[]): string {
  const first = files[0];
  const isPart = format === 1 && files.length > 1 && first !== undefined && first.notes.length > 0;
  return isPart ? '' : (first?.name ?? '');
}
