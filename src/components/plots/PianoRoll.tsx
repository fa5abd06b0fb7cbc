// The piano roll. Only the visible part is painted: an empty element as wide as the music scrolls under a canvas
// that stays put, because no canvas may be as wide as a long piece. The playhead is moved by an animation frame.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { IconButton } from '../controls/Button.tsx';
import { paintPianoRoll, type RollContent } from './paintPianoRoll.ts';
import styles from './PianoRoll.module.css';
import { GUTTER_PX, pitchRange, ticksAtX } from './pianoRollGeometry.ts';
import { onThemeChange, openCanvas, readPlotTheme } from './plotTheme.ts';

const DEFAULT_PX_PER_QUARTER = 30;
const ZOOM_STEP = 1.5;
const ZOOM_RANGE = [4, 200] as const;

export interface PianoRollProps extends RollContent {
  /** What the picture shows, in words. */
  readonly label: string;
  readonly lengthTicks: number;
  /** Where the ear is, or null while something else (or nothing) is loaded. Called every frame. */
  readonly playheadTicks: (() => number) | null;
  /** Keep the newest note in view. */
  readonly followsEnd?: boolean;
  readonly onSeek?: (ticks: number) => void;
  /** A legend, under the roll. */
  readonly children?: ReactNode;
}

export function PianoRoll(props: PianoRollProps) {
  const { label, notes, barTicks, ticksPerQuarter, lengthTicks } = props;
  const { playheadTicks, followsEnd = false, onSeek, children } = props;
  const [pxPerQuarter, setPxPerQuarter] = useState(DEFAULT_PX_PER_QUARTER);
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const playhead = useRef<HTMLDivElement>(null);
  const pixelsPerTick = pxPerQuarter / ticksPerQuarter;

  useEffect(() => {
    const [frame, surface] = [scroller.current, canvas.current];
    if (!frame || !surface) return;
    const paint = () => {
      const [widthPx, heightPx] = [frame.clientWidth, frame.clientHeight];
      surface.style.width = `${widthPx}px`;
      surface.style.height = `${heightPx}px`;
      const view = { widthPx, heightPx, scrollPx: frame.scrollLeft, pixelsPerTick };
      paintPianoRoll(
        openCanvas(surface, widthPx, heightPx),
        { ...view, ...pitchRange(notes) },
        { notes, barTicks, ticksPerQuarter },
        readPlotTheme(frame),
      );
    };
    if (followsEnd) frame.scrollLeft = frame.scrollWidth;
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
  }, [notes, barTicks, ticksPerQuarter, pixelsPerTick, followsEnd]);

  useEffect(() => {
    const [frame, line] = [scroller.current, playhead.current];
    if (!frame || !line || !playheadTicks) return;
    let [request, lastPx] = [0, -1];
    const move = () => {
      request = requestAnimationFrame(move);
      const px = playheadTicks() * pixelsPerTick;
      line.style.transform = `translateX(${GUTTER_PX + px}px)`;
      line.hidden = px < frame.scrollLeft;
      // Turn the page when the music has moved on; a listener who scrolled away during a pause is left alone.
      const room = frame.clientWidth - GUTTER_PX;
      const isOut = px < frame.scrollLeft || px > frame.scrollLeft + room;
      if (px !== lastPx && isOut) frame.scrollLeft = Math.max(0, px - room * 0.05);
      lastPx = px;
    };
    move();
    return () => cancelAnimationFrame(request);
  }, [playheadTicks, pixelsPerTick]);

  const zoom = (factor: number) =>
    setPxPerQuarter((px) => Math.min(ZOOM_RANGE[1], Math.max(ZOOM_RANGE[0], px * factor)));
  return (
    <div className={styles['figure']}>
      <div
        ref={scroller}
        className={styles['scroller']}
        role="region"
        aria-label="Piano roll"
        tabIndex={0}
        onClick={({ clientX, currentTarget }) => {
          const x = clientX - currentTarget.getBoundingClientRect().left;
          if (x > GUTTER_PX)
            onSeek?.(ticksAtX({ scrollPx: currentTarget.scrollLeft, pixelsPerTick }, x));
        }}
      >
        <div
          className={styles['content']}
          style={{ width: `${GUTTER_PX + lengthTicks * pixelsPerTick + 24}px` }}
        >
          <canvas ref={canvas} className={styles['canvas']} role="img" aria-label={label} />
          <div ref={playhead} className={styles['playhead']} hidden={!playheadTicks} />
        </div>
      </div>
      <div className={styles['foot']}>
        <div className={styles['legend']}>{children}</div>
        <IconButton icon="minus" label="Zoom out" onClick={() => zoom(1 / ZOOM_STEP)} />
        <IconButton icon="plus" label="Zoom in" onClick={() => zoom(ZOOM_STEP)} />
      </div>
    </div>
  );
}
