// The colours of a painted plot, read from the CSS variables of app/tokens.css so that light, dark and more contrast
// hold there too.

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
const TRACKS = Array.from({ length: TRACK_COLOURS }, (_, index) => `track-${index + 1}`);
/** What is painted and drawn with; a canvas and a saved picture know no variables. */
const PLOT_COLOURS = [
  ...['ink', 'ink-soft', 'line', 'line-strong', 'paper', 'sheet', 'sunken', 'accent', 'warn'],
  ...['warn-wash', 'roll', 'roll-black-key', 'roll-beat', 'roll-bar', 'roll-prime', ...TRACKS],
];

let areRegistered = false;

/**
 * @returns the value of a CSS variable on `element`, "ink" for `--ink`: of those a plot is made with a plain
 *   colour, of another what the style sheet says
 */
export function readVariables(element: Element): (name: string) => string {
  if (!areRegistered) {
    // An unregistered variable is text, "light-dark(…)"; a registered one is what that comes to.
    for (const name of PLOT_COLOURS)
      CSS.registerProperty({
        name: `--${name}`,
        syntax: '<color>',
        inherits: true,
        initialValue: 'transparent',
      });
    areRegistered = true;
  }
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(`--${name}`).trim();
}

export function readPlotTheme(element: Element): PlotTheme {
  const colour = readVariables(element);
  return {
    ink: colour('ink'),
    inkSoft: colour('ink-soft'),
    roll: colour('roll'),
    blackKey: colour('roll-black-key'),
    beat: colour('roll-beat'),
    bar: colour('roll-bar'),
    prime: colour('roll-prime'),
    tracks: TRACKS.map(colour),
  };
}

/** Calls `repaint` when the theme changes: of the system, or as it was chosen. Returns the way to stop that. */
export function onThemeChange(repaint: () => void): () => void {
  const queries = [
    '(prefers-color-scheme: dark)',
    '(prefers-contrast: more)',
    '(forced-colors)',
  ].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', repaint);
  const choice = new MutationObserver(repaint);
  choice.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    for (const query of queries) query.removeEventListener('change', repaint);
    choice.disconnect();
  };
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
