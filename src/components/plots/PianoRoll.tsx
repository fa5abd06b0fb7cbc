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
/** Less is a click. */
const DRAG_PX = 6;
const ZOOM_RANGE = [4, 200] as const;

export interface TickSpan {
  readonly startTicks: number;
  readonly endTicks: number;
}

export interface PianoRollProps extends RollContent {
  /** What the picture shows, in words. */
  readonly label: string;
  readonly lengthTicks: number;
  /** Where the ear is, or null while something else (or nothing) is loaded. Called every frame. */
  readonly playheadTicks: (() => number) | null;
  /** Keep the newest note in view. */
  readonly followsEnd?: boolean;
  /** A stretch set apart. */
  readonly selection?: TickSpan | null;
  readonly onSeek?: (ticks: number) => void;
  /** Called while a mouse or pen is dragged over the roll; a finger scrolls instead. */
  readonly onSelect?: (span: TickSpan) => void;
  /** A legend, under the roll. */
  readonly children?: ReactNode;
}

export function PianoRoll(props: PianoRollProps) {
  const { label, notes, barTicks, ticksPerQuarter, lengthTicks } = props;
  const { playheadTicks, followsEnd = false, selection = null, onSeek, onSelect, children } = props;
  const [pxPerQuarter, setPxPerQuarter] = useState(DEFAULT_PX_PER_QUARTER);
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const playhead = useRef<HTMLDivElement>(null);
  const drag = useRef<{ readonly x: number; readonly ticks: number; isFar: boolean } | null>(null);
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

  /** Null over the pitch names. */
  const ticksAt = (clientX: number): number | null => {
    const frame = scroller.current;
    if (!frame) return null;
    const x = clientX - frame.getBoundingClientRect().left;
    return x > GUTTER_PX ? ticksAtX({ scrollPx: frame.scrollLeft, pixelsPerTick }, x) : null;
  };
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
        onPointerDown={({ clientX, pointerType, button, target, currentTarget }) => {
          const ticks = ticksAt(clientX);
          // The scroll bar is the frame itself.
          const isOnRoll = target !== currentTarget && pointerType !== 'touch' && button === 0;
          drag.current = isOnRoll && ticks !== null ? { x: clientX, ticks, isFar: false } : null;
        }}
        onPointerMove={({ clientX, buttons }) => {
          const from = drag.current;
          const ticks = ticksAt(clientX);
          if (!from || !onSelect || buttons === 0 || ticks === null) return;
          from.isFar ||= Math.abs(clientX - from.x) > DRAG_PX;
          if (!from.isFar) return;
          onSelect({
            startTicks: Math.min(from.ticks, ticks),
            endTicks: Math.max(from.ticks, ticks),
          });
        }}
        onClick={({ clientX }) => {
          const ticks = ticksAt(clientX);
          if (ticks !== null && !drag.current?.isFar) onSeek?.(ticks);
        }}
      >
        <div
          className={styles['content']}
          style={{ width: `${GUTTER_PX + lengthTicks * pixelsPerTick + 24}px` }}
        >
          <canvas ref={canvas} className={styles['canvas']} role="img" aria-label={label} />
          {selection && (
            <div
              className={styles['selection']}
              style={{
                left: `${GUTTER_PX + selection.startTicks * pixelsPerTick}px`,
                width: `${(selection.endTicks - selection.startTicks) * pixelsPerTick}px`,
              }}
            />
          )}
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
