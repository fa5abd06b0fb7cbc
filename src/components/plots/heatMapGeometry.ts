// Where things stand in a heat map of one or more panels, in CSS pixels: columns run right, rows run up. Pure.

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Row names and the title of their axis on the left; names and title below; the scale of colours on the right. */
export const MARGIN = { left: 56, right: 56, bottom: 42 } as const;
/** Above the cells, with and without a title. */
const [TITLED_TOP, TOP] = [28, 8];
const PANEL_HEIGHT = 290;
/** Panels stand side by side where each has so much room, else one below the other. */
const NARROWEST_PANEL = 240;
/** Roughly, of a character of the 11 px face that names are set in. */
const CHARACTER_PX = 6.2;

export interface HeatLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  /** The cells of each panel. */
  readonly boxes: readonly Box[];
}

export function layOutPanels(
  widthPx: number,
  panels: number,
  panelHeight = PANEL_HEIGHT,
): HeatLayout {
  const abreast = widthPx / panels >= NARROWEST_PANEL ? panels : 1;
  const [panelWidth, top] = [widthPx / abreast, panels > 1 ? TITLED_TOP : TOP];
  const boxes = Array.from({ length: panels }, (_, i) => ({
    x: (i % abreast) * panelWidth + MARGIN.left,
    y: Math.floor(i / abreast) * panelHeight + top,
    width: Math.max(1, panelWidth - MARGIN.left - MARGIN.right),
    height: panelHeight - top - MARGIN.bottom,
  }));
  return { widthPx, heightPx: panelHeight * Math.ceil(panels / abreast), boxes };
}

export interface Cells {
  readonly columns: number;
  readonly rows: number;
}

export interface Cell {
  readonly panel: number;
  readonly column: number;
  readonly row: number;
}

/** Middle of a cell; the half of an index is an edge. */
export function cellCentre(
  box: Box,
  { columns, rows }: Cells,
  { column, row }: Omit<Cell, 'panel'>,
): { x: number; y: number } {
  return {
    x: box.x + ((column + 0.5) / columns) * box.width,
    y: box.y + (1 - (row + 0.5) / rows) * box.height,
  };
}

/** Null outside of the cells. */
export function cellAt(
  { boxes }: HeatLayout,
  { columns, rows }: Cells,
  x: number,
  y: number,
): Cell | null {
  for (const [panel, box] of boxes.entries()) {
    const column = Math.floor(((x - box.x) / box.width) * columns);
    const row = Math.floor((1 - (y - box.y) / box.height) * rows);
    if (column >= 0 && column < columns && row >= 0 && row < rows) return { panel, column, row };
  }
  return null;
}

export interface PlacedTick {
  readonly label: string;
  /** Along the axis, in pixels. */
  readonly at: number;
}

/**
 * Every one, every second, every third …: as many as stand without touching.
 * @param placed in the order of the axis
 * @param characterPx along the axis; 0 for names that lie across it
 */
export function thinNames(
  placed: readonly PlacedTick[],
  gapPx: number,
  characterPx = CHARACTER_PX,
): readonly PlacedTick[] {
  const half = ({ label }: PlacedTick): number => (label.length * characterPx) / 2;
  const touches = (tick: PlacedTick, next: PlacedTick | undefined): boolean =>
    next !== undefined && next.at - half(next) < tick.at + half(tick) + gapPx;
  for (let every = 1; ; every++) {
    const kept = placed.filter((_, i) => i % every === 0);
    if (!kept.some((tick, i) => touches(tick, kept[i + 1]))) return kept;
  }
}
