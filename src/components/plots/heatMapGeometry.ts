// Where things stand in a heat map, in CSS pixels: columns run right, rows run up. Pure.

export interface HeatView {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly columns: number;
  readonly rows: number;
}

export interface Cell {
  readonly column: number;
  readonly row: number;
}

/** Row names and the title of their axis on the left; names and title below; the scale of colours on the right. */
export const MARGIN = { left: 62, right: 58, top: 8, bottom: 42 } as const;

export function plotBox({ widthPx, heightPx }: HeatView) {
  return {
    x: MARGIN.left,
    y: MARGIN.top,
    width: Math.max(1, widthPx - MARGIN.left - MARGIN.right),
    height: Math.max(1, heightPx - MARGIN.top - MARGIN.bottom),
  };
}

/** Middle of a cell; the half of an index is an edge. */
export function cellCentre(view: HeatView, { column, row }: Cell): { x: number; y: number } {
  const box = plotBox(view);
  return {
    x: box.x + ((column + 0.5) / view.columns) * box.width,
    y: box.y + (1 - (row + 0.5) / view.rows) * box.height,
  };
}

/** Null outside of the cells. */
export function cellAt(view: HeatView, x: number, y: number): Cell | null {
  const box = plotBox(view);
  const column = Math.floor(((x - box.x) / box.width) * view.columns);
  const row = Math.floor((1 - (y - box.y) / box.height) * view.rows);
  const isInside = column >= 0 && column < view.columns && row >= 0 && row < view.rows;
  return isInside ? { column, row } : null;
}
