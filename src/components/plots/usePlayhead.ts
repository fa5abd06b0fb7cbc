// The playhead of a plot that scrolls: a line of its own layer, moved every frame without painting anything anew.
import { useEffect, useRef, type RefObject } from 'react';
import { GUTTER_PX } from './pianoRollGeometry.ts';

/**
 * @param positionPx where the ear is, from the beginning of the music, or null while something else (or nothing) is
 * loaded; memoised, called every frame
 */
export function usePlayhead(
  frame: RefObject<HTMLElement | null>,
  positionPx: (() => number) | null,
): RefObject<HTMLDivElement | null> {
  const playhead = useRef<HTMLDivElement>(null);
  const lastPx = useRef(-1);
  useEffect(() => {
    const [box, line] = [frame.current, playhead.current];
    if (!box || !line || !positionPx) return;
    let request = 0;
    const move = () => {
      request = requestAnimationFrame(move);
      const px = positionPx();
      line.style.transform = `translateX(${GUTTER_PX + px}px)`;
      line.hidden = px < box.scrollLeft;
      // Turn the page when the music has moved on; a listener who scrolled away during a pause is left alone.
      const room = box.clientWidth - GUTTER_PX;
      const isOut = px < box.scrollLeft || px > box.scrollLeft + room;
      if (px !== lastPx.current && isOut) box.scrollLeft = Math.max(0, px - room * 0.05);
      lastPx.current = px;
    };
    move();
    return () => cancelAnimationFrame(request);
  }, [frame, positionPx]);
  return playhead;
}
