// Where the bars and beats of a heard piece lie in its recording, read from the piece itself: what is drawn is what
// would join the library.
import type { BarGrid } from '../../components/plots/paintPitchActivity.ts';
import { createTimeMap } from '../../core/music/timeMap.ts';
import type { HeardRecording } from '../../store/review.ts';

/** Up to the end of the recording, from bar 1 on, which may begin before it; empty in free time. */
export function barGrid({
  score,
  bars: found,
  offsetSeconds,
  seconds,
}: Pick<HeardRecording, 'score' | 'bars' | 'offsetSeconds' | 'seconds'>): BarGrid {
  const [bars, beats]: [number[], number[]] = [[], []];
  if (!found) return { bars, beats };
  const map = createTimeMap(score);
  for (let beat = 0; ; beat++) {
    const at = offsetSeconds + map.toSeconds(beat * score.ticksPerQuarter);
    if (at > seconds) return { bars, beats };
    (beat % found.beatsPerBar === 0 ? bars : beats).push(at);
  }
}
