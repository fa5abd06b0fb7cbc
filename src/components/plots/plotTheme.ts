// The colours of a painted plot, read from the CSS variables of app/tokens.css so that light and dark hold there too.

export interface PlotTheme {
  readonly ink: string;
  readonly inkSoft: string;
  readonly roll: string;
  readonly blackKey: string;
  readonly beat: string;
  readonly bar: string;
  readonly prime: string;
  readonly tracks: readonly string[];
}

export const TRACK_COLOURS = 6;

export function readPlotTheme(element: Element): PlotTheme {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: colour('ink'),
    inkSoft: colour('ink-soft'),
    roll: colour('roll'),
    blackKey: colour('roll-black-key'),
    beat: colour('roll-beat'),
    bar: colour('roll-bar'),
    prime: colour('roll-prime'),
    tracks: Array.from({ length: TRACK_COLOURS }, (_, index) => colour(`track-${index + 1}`)),
  };
}

/** Calls `repaint` when the theme changes. Returns the way to stop that. */
export function onThemeChange(repaint: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', repaint);
  return () => dark.removeEventListener('change', repaint);
}

/** Track colours repeat after the last. */
export function trackColour(theme: PlotTheme, track: number): string {
  return theme.tracks[track % theme.tracks.length] ?? theme.ink;
}

/** Sizes the canvas's pixels to `widthPx` × `heightPx` CSS pixels and returns it cleared, ready to draw in CSS pixels. */
export function openCanvas(
  canvas: HTMLCanvasElement,
  widthPx: number,
  heightPx: number,
): CanvasRenderingContext2D {
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(widthPx * scale);
  canvas.height = Math.round(heightPx * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d canvas');
  context.scale(scale, scale);
  return context;
}
