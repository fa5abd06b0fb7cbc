// SVG as text. Each picture brings its own ground and colours, light or dark as the reader's system has it, so that it
// reads on any page that shows it as an image.

/** Of every picture, in its own units: what a column of text is wide. */
export const WIDTH = 800;

/** As in src/app/tokens.css. */
const LIGHT = {
  ground: '#fffdf8',
  edge: '#d8d1c1',
  ink: '#22211d',
  soft: '#5e594e',
  grid: '#e7e1d2',
  wash: '#f3efe4',
  accent: '#1d6652',
  blue: '#1f6fb2',
  orange: '#c2540a',
  rose: '#a8488a',
};
const DARK: typeof LIGHT = {
  ground: '#1e201c',
  edge: '#34372f',
  ink: '#eeebe2',
  soft: '#b0ac9f',
  grid: '#30332c',
  wash: '#282b25',
  accent: '#7cc9ab',
  blue: '#62b0ec',
  orange: '#f2934f',
  rose: '#e092c4',
};
export type Colour = keyof typeof LIGHT;

const variables = (palette: typeof LIGHT): string =>
  Object.entries(palette)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

const STYLE = `svg{${variables(LIGHT)}}
@media(prefers-color-scheme:dark){svg{${variables(DARK)}}}
text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}`;

const escape = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** @param description what is seen, for those who do not see it */
export function picture(height: number, title: string, description: string, body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${round(height)}" width="${WIDTH}" height="${round(height)}" role="img" aria-labelledby="title description">
<title id="title">${escape(title)}</title>
<desc id="description">${escape(description)}</desc>
<style>${STYLE}</style>
<rect x=".5" y=".5" width="${WIDTH - 1}" height="${round(height - 1)}" rx="10" fill="var(--ground)" stroke="var(--edge)"/>
${text(24, 34, title, { size: 17, weight: 600 })}
${body}
</svg>
`;
}

export interface TextStyle {
  readonly size?: number;
  readonly colour?: Colour;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: number;
  /** Whether the ground shows around the letters, over what they cross. */
  readonly hasHalo?: boolean;
  /** Degrees, around the place. */
  readonly turn?: number;
}

/** @param y of the baseline */
export function text(x: number, y: number, words: string, style: TextStyle = {}): string {
  const { size = 13, colour = 'ink', anchor = 'start', weight = 400, turn = 0 } = style;
  const halo = style.hasHalo ? ' stroke="var(--ground)" stroke-width="4" paint-order="stroke"' : '';
  const turned = turn === 0 ? '' : ` transform="rotate(${turn} ${round(x)} ${round(y)})"`;
  const bold = weight === 400 ? '' : ` font-weight="${weight}"`;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" text-anchor="${anchor}" fill="var(--${colour})"${bold}${halo}${turned}>${escape(words)}</text>`;
}

export interface ShapeStyle {
  readonly fill?: Colour | 'none';
  readonly stroke?: Colour;
  readonly thickness?: number;
  readonly opacity?: number;
  /** Lengths of stroke and gap. */
  readonly dash?: string;
  /** An arrow head at its end; its picture needs ARROW. */
  readonly hasArrow?: boolean;
}

function paint(style: ShapeStyle): string {
  const { fill = 'none', stroke, thickness = 1.5, opacity, dash, hasArrow = false } = style;
  return [
    ` fill="${fill === 'none' ? 'none' : `var(--${fill})`}"`,
    stroke ? ` stroke="var(--${stroke})" stroke-width="${thickness}"` : '',
    opacity === undefined ? '' : ` opacity="${round(opacity)}"`,
    dash ? ` stroke-dasharray="${dash}"` : '',
    hasArrow ? ' marker-end="url(#arrow)"' : '',
  ].join('');
}

export const ARROW =
  '<marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10Z" fill="var(--soft)"/></marker>';

export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  style: ShapeStyle,
  corner = 0,
): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${corner}"${paint(style)}/>`;
}

export function circle(x: number, y: number, radius: number, style: ShapeStyle): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}"${paint(style)}/>`;
}

/** @param d with numbers as they are */
export function path(d: string, style: ShapeStyle): string {
  return `<path d="${d.replaceAll(/-?\d+\.\d+/g, (number) => round(Number(number)))}"${paint(style)}/>`;
}

export const line = (x1: number, y1: number, x2: number, y2: number, style: ShapeStyle): string =>
  path(`M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`, style);
