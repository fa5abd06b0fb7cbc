// The plainest sign of a model that is stuck: the same bar over and over.
import { createBarMap } from '../music/bars.ts';
import type { Score } from '../music/score.ts';
import { countBars } from './barWindows.ts';

/**
 * Most bars in a row that are equal: same onsets in the bar, pitches and durations, track by track; how loud
 * is not asked. Bars without an onset are equal too. 0 for a score without notes.
 */
export function longestBarRun(score: Score): number {
  const bars = createBarMap(score);
  const contents = new Array<string>(countBars(score)).fill('');
  score.tracks.forEach(({ notes }, track) => {
    for (const { startTicks, durationTicks, pitch } of notes) {
      const { bar } = bars.toPosition(startTicks);
      const event = [track, startTicks - bars.barStart(bar), pitch, durationTicks].join();
      contents[bar] = `${contents[bar]!}${event};`;
    }
  });
  let longest = 0;
  let run = 0;
  contents.forEach((content, bar) => {
    run = bar > 0 && content === contents[bar - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}
