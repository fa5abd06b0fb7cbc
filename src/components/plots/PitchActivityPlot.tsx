// What the network heard, pitch over time, with the notes and bars made of it on top. As in the piano roll only the visible
// part is painted, on a canvas that stays put while an empty element as long as the recording scrolls.
import { useCallback, useMemo, useRef } from 'react';
import type { PitchActivity } from '../../core/transcription/pitchActivity.ts';
import { frameSeconds } from '../../core/transcription/windows.ts';
import { PLOT_TEXT } from '#words/plots.ts';
import {
  paintPitchActivity,
  PX_PER_SECOND,
  type BarGrid,
  type PlottedNote,
} from './paintPitchActivity.ts';
import { GUTTER_PX } from './pianoRollGeometry.ts';
import styles from './PitchActivityPlot.module.css';
import { useCanvas, type Paint } from './useCanvas.ts';
import { usePlayhead } from './usePlayhead.ts';

export interface PitchActivityPlotProps {
  /** What the picture shows, in words. */
  readonly label: string;
  readonly activity: PitchActivity;
  /** Sorted by start. */
  readonly notes: readonly PlottedNote[];
  readonly grid: BarGrid;
  /** Where the ear is in the recording, or null while something else is loaded. Called every frame. */
  readonly playheadSeconds: (() => number) | null;
}

export function PitchActivityPlot({
  label,
  activity,
  notes,
  grid,
  playheadSeconds,
}: PitchActivityPlotProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const paint = useCallback<Paint>(
    (context, { clientWidth, clientHeight, scrollLeft }, theme) => {
      const view = { widthPx: clientWidth, heightPx: clientHeight, scrollPx: scrollLeft };
      paintPitchActivity(context, view, { activity, notes, grid }, theme);
    },
    [activity, notes, grid],
  );
  const canvas = useCanvas(scroller, paint);
  const positionPx = useMemo(
    () => playheadSeconds && (() => playheadSeconds() * PX_PER_SECOND),
    [playheadSeconds],
  );
  const playhead = usePlayhead(scroller, positionPx);
  const width = GUTTER_PX + frameSeconds(activity.frames) * PX_PER_SECOND;
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="region"
      aria-label={PLOT_TEXT.heard}
      tabIndex={0}
    >
      <div className={styles['content']} style={{ width: `${width}px` }}>
        <canvas ref={canvas} className={styles['canvas']} role="img" aria-label={label} />
        <div ref={playhead} className={styles['playhead']} hidden={!playheadSeconds} />
      </div>
    </div>
  );
}
