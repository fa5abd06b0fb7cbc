// The pitches of a take over time as a strip that fills: as bars are written, and as they are heard.
import { useMemo } from 'react';
import { HeatMap } from '../components/plots/HeatMap.tsx';
import { countBars } from '../core/metrics/barWindows.ts';
import { pitchByTime } from '../core/metrics/noteMaps.ts';
import { createBarMap } from '../core/music/bars.ts';
import { pitchName } from '../core/music/pitchNames.ts';
import type { Score } from '../core/music/score.ts';
import { createTimeMap } from '../core/music/timeMap.ts';
import { isSameSource, type PlaybackSource } from '../store/playback.ts';
import { PATTERN_TEXT, wordSounding, wordSoundingCell } from '#words/patterns.ts';
import { useApp, useAppState } from './appContext.tsx';
import { usePlotSaves } from './usePlotSaves.ts';

const TITLE = PATTERN_TEXT.soundingTitle;
const HEIGHT_PX = 150;
const [CELLS_PER_BAR, MOST_CELLS] = [4, 160];

export function SoundingMap({
  source,
  score,
  atLeastBars = 0,
}: {
  source: PlaybackSource;
  score: Score;
  /** Room for what is still to be written. */
  atLeastBars?: number;
}) {
  const app = useApp();
  const saves = usePlotSaves(score.title);
  const isHeard = useAppState(
    ({ playback }) => isSameSource(playback.source, source) && playback.status !== 'stopped',
  );
  const map = useMemo(() => contentOf(score, atLeastBars), [score, atLeastBars]);
  const pastShare = useMemo(() => {
    if (!isHeard) return null;
    const timeMap = createTimeMap(score);
    return () => timeMap.toTicks(app.services.playback.positionSeconds()) / map.lengthTicks;
  }, [app, isHeard, score, map]);
  const { content, names, summary } = map;
  if (content.rows === 0) return null;
  return (
    <HeatMap
      title={TITLE}
      summary={summary}
      content={content}
      names={names}
      wordCell={({ row, column }) => {
        const voices = content.panels[0]!.values[row * content.columns + column]!;
        return wordSoundingCell(names.rows[row]!, names.columns[column]!, voices);
      }}
      saves={saves(TITLE)}
      heightPx={HEIGHT_PX}
      pastShare={pastShare}
    />
  );
}

function contentOf(score: Score, atLeastBars: number) {
  const bars = Math.max(1, atLeastBars, countBars(score));
  const columns = Math.min(MOST_CELLS, bars * CELLS_PER_BAR);
  const barMap = createBarMap(score);
  const lengthTicks = barMap.barStart(bars);
  const { rows, values, lowestPitch } = pitchByTime(score, columns, lengthTicks);
  const pitches = Array.from({ length: rows }, (_, row) => pitchName(lowestPitch + row));
  const octaves = pitches
    .map((label, at) => ({ label, at }))
    .filter(({ at }) => (lowestPitch + at) % 12 === 0);
  const barOf = (column: number): number =>
    barMap.toPosition((column / columns) * lengthTicks).bar + 1;
  return {
    lengthTicks,
    summary: wordSounding(countBars(score)),
    names: {
      rows: pitches,
      columns: Array.from({ length: columns }, (_, column) => `${barOf(column)}`),
    },
    content: {
      ...{ rows, columns },
      panels: [
        {
          title: '',
          values,
          range: [0, values.reduce((most, value) => Math.max(most, value), 0)] as const,
          unit: PATTERN_TEXT.voices,
          scale: 'linear' as const,
        },
      ],
      columnTitle: PATTERN_TEXT.bar,
      rowTitle: PATTERN_TEXT.pitch,
      columnTicks: Array.from({ length: bars }, (_, bar) => ({
        at: (barMap.barStart(bar) / lengthTicks) * columns,
        label: `${bar + 1}`,
      })),
      rowTicks: octaves,
    },
  };
}
