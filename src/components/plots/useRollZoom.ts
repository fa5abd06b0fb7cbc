// How near a piano roll is looked at, in time and in pitch, and the ways to change that: wheel with Ctrl (trackpads
// pinch that way), two fingers, buttons and keys. What is under the pointer, else the middle, stays where it is.
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import {
  fittingRowPx,
  GUTTER_PX,
  RULER_PX,
  type PitchRange,
  type Point,
  type RollView,
} from './pianoRollGeometry.ts';

const DEFAULT_PX_PER_QUARTER = 30;
const MOST_PX_PER_QUARTER = 400;
/** Times the height at which all rows fit. */
const MOST_PITCH_ZOOM = 12;
/** After the last note. */
const TAIL_PX = 24;

export interface RollZoom {
  readonly pixelsPerTick: number;
  /** Size of all there is to scroll through. */
  readonly contentStyle: { readonly width: string; readonly height: string };
  readonly viewOf: (frame: HTMLElement) => RollView;
  /** @param at in the visible part; the middle of it unless given */
  readonly zoom: (time: number, pitch: number, at?: Point) => void;
}

export function useRollZoom(
  frame: RefObject<HTMLElement | null>,
  range: PitchRange,
  ticksPerQuarter: number,
  lengthTicks: number,
): RollZoom {
  const [pxPerQuarter, setPxPerQuarter] = useState(DEFAULT_PX_PER_QUARTER);
  const [pitchZoom, setPitchZoom] = useState(1);
  /** What is to be under a point once the change is on the page: shares of the music's length and height. */
  const anchor = useRef<{ at: Point; time: number; pitch: number } | null>(null);
  const { lowPitch, highPitch } = range;
  const pixelsPerTick = pxPerQuarter / ticksPerQuarter;

  useLayoutEffect(() => {
    const [box, kept] = [frame.current, anchor.current];
    anchor.current = null;
    if (!box || !kept) return;
    const rows = (highPitch - lowPitch + 1) * rowPxOf(box, { lowPitch, highPitch }, pitchZoom);
    box.scrollLeft = kept.time * pixelsPerTick + GUTTER_PX - kept.at.x;
    box.scrollTop = kept.pitch * rows + RULER_PX - kept.at.y;
  });

  const roll = useMemo((): RollZoom => {
    const pixelsPerTick = pxPerQuarter / ticksPerQuarter;
    const viewOf = (box: HTMLElement): RollView => ({
      widthPx: box.clientWidth,
      heightPx: box.clientHeight,
      scrollPx: box.scrollLeft,
      scrollTopPx: box.scrollTop,
      pixelsPerTick,
      rowPx: rowPxOf(box, { lowPitch, highPitch }, pitchZoom),
      lowPitch,
      highPitch,
    });
    return {
      pixelsPerTick,
      contentStyle: {
        width: `${GUTTER_PX + lengthTicks * pixelsPerTick + TAIL_PX}px`,
        height: `calc((100% - ${RULER_PX}px) * ${pitchZoom} + ${RULER_PX}px)`,
      },
      viewOf,
      zoom(time, pitch, at) {
        const box = frame.current;
        if (!box) return;
        const { scrollPx, scrollTopPx, widthPx, heightPx, rowPx } = viewOf(box);
        const point = at ?? { x: (GUTTER_PX + widthPx) / 2, y: (RULER_PX + heightPx) / 2 };
        const rows = (highPitch - lowPitch + 1) * rowPx;
        const whole = (widthPx - GUTTER_PX - TAIL_PX) / Math.max(1, lengthTicks / ticksPerQuarter);
        const least = Math.min(DEFAULT_PX_PER_QUARTER, whole);
        anchor.current = {
          at: point,
          time: Math.max(0, point.x - GUTTER_PX + scrollPx) / pixelsPerTick,
          pitch: (point.y - RULER_PX + scrollTopPx) / rows,
        };
        setPxPerQuarter(clamp(pxPerQuarter * time, least, MOST_PX_PER_QUARTER));
        setPitchZoom(clamp(pitchZoom * pitch, 1, MOST_PITCH_ZOOM));
      },
    };
  }, [frame, pxPerQuarter, pitchZoom, lowPitch, highPitch, lengthTicks, ticksPerQuarter]);
  useZoomGestures(frame, roll);
  return roll;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function rowPxOf(box: HTMLElement, range: PitchRange, pitchZoom: number): number {
  return fittingRowPx(range, box.clientHeight) * pitchZoom;
}

/** These must keep the browser from zooming the page, which listeners of React cannot. */
function useZoomGestures(frame: RefObject<HTMLElement | null>, roll: RollZoom): void {
  const current = useRef(roll);
  useEffect(() => {
    current.current = roll;
  });
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const place = (clientX: number, clientY: number): Point => {
      const { left, top } = box.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const at = place(event.clientX, event.clientY);
      const factor = Math.exp(-event.deltaY * (event.deltaMode === 0 ? 0.002 : 0.06));
      // Over the keys, or with Alt, the pitches.
      if (event.altKey || at.x < GUTTER_PX) current.current.zoom(1, factor, at);
      else current.current.zoom(factor, 1, at);
    };
    let fingers: readonly [Point, Point] | null = null;
    const both = ({ touches }: TouchEvent): readonly [Point, Point] | null => {
      const [one, two] = touches;
      if (!one || !two) return null;
      return [place(one.clientX, one.clientY), place(two.clientX, two.clientY)];
    };
    const touch = (event: TouchEvent) => {
      fingers = both(event);
      if (fingers) event.preventDefault();
    };
    const pinch = (event: TouchEvent) => {
      const [before, now] = [fingers, both(event)];
      if (!before || !now) return;
      event.preventDefault();
      fingers = now;
      const spread = ([a, b]: readonly [Point, Point], axis: 'x' | 'y') =>
        Math.abs(a[axis] - b[axis]);
      // Fingers that lie side by side say nothing about the other axis.
      const factor = (axis: 'x' | 'y') =>
        spread(before, axis) < 30 || spread(now, axis) < 30
          ? 1
          : spread(now, axis) / spread(before, axis);
      const middle = { x: (now[0].x + now[1].x) / 2, y: (now[0].y + now[1].y) / 2 };
      current.current.zoom(factor('x'), factor('y'), middle);
    };
    box.addEventListener('wheel', turn, { passive: false });
    box.addEventListener('touchstart', touch, { passive: false });
    box.addEventListener('touchmove', pinch, { passive: false });
    box.addEventListener('touchend', touch, { passive: false });
    return () => {
      box.removeEventListener('wheel', turn);
      box.removeEventListener('touchstart', touch);
      box.removeEventListener('touchmove', pinch);
      box.removeEventListener('touchend', touch);
    };
  }, [frame]);
}
