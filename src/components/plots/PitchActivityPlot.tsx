// What the network heard, pitch over time, with the notes made of it on top. As in the piano roll only the visible
// part is painted, on a canvas that stays put while an empty element as long as the recording scrolls.
import { useEffect, useRef } from 'react';
import type { PitchActivity } from '../../core/transcription/pitchActivity.ts';
import { frameSeconds } from '../../core/transcription/windows.ts';
import { paintPitchActivity, PX_PER_SECOND, type PlottedNote } from './paintPitchActivity.ts';
import { GUTTER_PX } from './pianoRollGeometry.ts';
import { onThemeChange, openCanvas, readPlotTheme } from './plotTheme.ts';
import styles from './PitchActivityPlot.module.css';

export interface PitchActivityPlotProps {
  /** What the picture shows, in words. */
  readonly label: string;
  readonly activity: PitchActivity;
  /** Sorted by start. */
  readonly notes: readonly PlottedNote[];
  /** Where the ear is in the recording, or null while something else is loaded. Called every frame. */
  readonly playheadSeconds: (() => number) | null;
}

export function PitchActivityPlot({
  label,
  activity,
  notes,
  playheadSeconds,
}: PitchActivityPlotProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const playhead = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [frame, surface] = [scroller.current, canvas.current];
    if (!frame || !surface) return;
    const paint = () => {
      const [widthPx, heightPx] = [frame.clientWidth, frame.clientHeight];
      surface.style.width = `${widthPx}px`;
      surface.style.height = `${heightPx}px`;
      const context = openCanvas(surface, widthPx, heightPx);
      const view = { widthPx, heightPx, scrollPx: frame.scrollLeft };
      paintPitchActivity(context, view, { activity, notes }, readPlotTheme(frame));
    };
    paint();
    const resize = new ResizeObserver(paint);
    resize.observe(frame);
    frame.addEventListener('scroll', paint, { passive: true });
    const unwatchTheme = onThemeChange(paint);
    return () => {
      resize.disconnect();
      frame.removeEventListener('scroll', paint);
      unwatchTheme();
    };
  }, [activity, notes]);

  useEffect(() => {
    const [frame, line] = [scroller.current, playhead.current];
    if (!frame || !line || !playheadSeconds) return;
    let request = 0;
    let lastPx = -1;
    const move = () => {
      request = requestAnimationFrame(move);
      const px = playheadSeconds() * PX_PER_SECOND;
      if (px === lastPx) return;
      lastPx = px;
      line.style.transform = `translateX(${GUTTER_PX + px}px)`;
      const room = frame.clientWidth - GUTTER_PX;
      const isOut = px < frame.scrollLeft || px > frame.scrollLeft + room;
      if (isOut) frame.scrollLeft = Math.max(0, px - room * 0.05);
    };
    move();
    return () => cancelAnimationFrame(request);
  }, [playheadSeconds]);

  const width = GUTTER_PX + frameSeconds(activity.frames) * PX_PER_SECOND;
  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="region"
      aria-label="What was heard"
      tabIndex={0}
    >
      <div className={styles['content']} style={{ width: `${width}px` }}>
        <canvas ref={canvas} className={styles['canvas']} role="img" aria-label={label} />
        <div ref={playhead} className={styles['playhead']} hidden={!playheadSeconds} />
      </div>
    </div>
  );
}
