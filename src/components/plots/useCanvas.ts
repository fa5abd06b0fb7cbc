// A canvas that fills the visible part of a frame and stays painted: again when the frame changes its size or
// scrolls, when the theme or the resolution of the screen changes, and when there is something else to paint. However
// much of that comes at once, it is painted once a frame.
import { useEffect, useRef, type RefObject } from 'react';
import { onThemeChange, readPlotTheme, type PlotTheme } from './plotTheme.ts';

/** Sharp enough for the eye; twice as many pixels would only cost time. */
const MOST_PIXELS_PER_PX = 2;

export type Paint = (
  /** In CSS pixels, with what was painted before still on it. */
  context: CanvasRenderingContext2D,
  /** Its `clientWidth` × `clientHeight` is what the canvas covers. */
  frame: HTMLElement,
  theme: PlotTheme,
) => void;

/** @param paint memoised: another one paints anew; null leaves the canvas as it is */
export function useCanvas(
  frame: RefObject<HTMLElement | null>,
  paint: Paint | null,
): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const [box, surface] = [frame.current, canvas.current];
    if (!box || !surface || !paint) return;
    let theme = readPlotTheme(box);
    let request = 0;
    const repaint = () => {
      if (request !== 0) return;
      request = requestAnimationFrame(() => {
        request = 0;
        paint(fit(surface, box), box, theme);
      });
    };
    repaint();
    const resize = new ResizeObserver(repaint);
    resize.observe(box);
    box.addEventListener('scroll', repaint, { passive: true });
    // Also when the window goes to a screen of another resolution.
    window.addEventListener('resize', repaint);
    const unwatchTheme = onThemeChange(() => {
      theme = readPlotTheme(box);
      repaint();
    });
    return () => {
      cancelAnimationFrame(request);
      resize.disconnect();
      box.removeEventListener('scroll', repaint);
      window.removeEventListener('resize', repaint);
      unwatchTheme();
    };
  }, [frame, paint]);
  return canvas;
}

/** Sizes the canvas to the frame, where it is not that size yet: that alone would clear it. */
function fit(canvas: HTMLCanvasElement, frame: HTMLElement): CanvasRenderingContext2D {
  const { clientWidth, clientHeight } = frame;
  const scale = Math.min(MOST_PIXELS_PER_PX, window.devicePixelRatio || 1);
  const [width, height] = [Math.round(clientWidth * scale), Math.round(clientHeight * scale)];
  if (canvas.width !== width || canvas.height !== height) {
    Object.assign(canvas, { width, height });
    Object.assign(canvas.style, { width: `${clientWidth}px`, height: `${clientHeight}px` });
  }
  // Painted by the processor: very many notes are pixels anyway, and then it is as fast without a graphics card.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d canvas');
  context.setTransform(scale, 0, 0, scale, 0, 0);
  return context;
}
