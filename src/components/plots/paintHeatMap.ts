// Draws a heat map: the cells, the names of rows and columns, the titles of the axes, the scale of colours.
import { colourAt } from './colourMap.ts';
import { cellCentre, plotBox, type HeatView } from './heatMapGeometry.ts';
import type { PlotTheme } from './plotTheme.ts';

export interface HeatTick {
  /** Index of a row or column; halves are edges. */
  readonly at: number;
  readonly label: string;
}

export interface HeatContent {
  readonly columns: number;
  readonly rows: number;
  /** Row by row, the lowest row first. */
  readonly values: ArrayLike<number>;
  /** Values of the darkest and brightest colour. */
  readonly range: readonly [low: number, high: number];
  readonly unit: string;
  readonly columnTitle: string;
  readonly rowTitle: string;
  readonly columnTicks: readonly HeatTick[];
  readonly rowTicks: readonly HeatTick[];
}

const FONT = '11px system-ui, sans-serif';
/** Between two names of columns, and of rows. */
const [GAP_X, GAP_Y] = [8, 13];

export function paintHeatMap(
  context: CanvasRenderingContext2D,
  view: HeatView,
  content: HeatContent,
  theme: PlotTheme,
): void {
  const box = plotBox(view);
  // Named, so that a saved picture is as legible as the page.
  context.fillStyle = theme.roll;
  context.fillRect(0, 0, view.widthPx, view.heightPx);
  if (content.columns > 0 && content.rows > 0) {
    context.imageSmoothingEnabled = false;
    context.drawImage(cellsOf(content), box.x, box.y, box.width, box.height);
  }
  context.strokeStyle = theme.bar;
  context.strokeRect(box.x - 0.5, box.y - 0.5, box.width + 1, box.height + 1);
  context.font = FONT;
  context.fillStyle = theme.inkSoft;
  paintColumnNames(context, view, content);
  paintRowNames(context, view, content);
  paintScale(context, view, content, theme);
}

function cellsOf({ columns, rows, values, range: [low, high] }: HeatContent): OffscreenCanvas {
  const picture = new ImageData(columns, rows);
  const pixels = new Uint8ClampedArray(4);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const share = high > low ? (values[row * columns + column]! - low) / (high - low) : 0;
      pixels.set([...colourAt(share), 255]);
      picture.data.set(pixels, 4 * ((rows - 1 - row) * columns + column));
    }
  const canvas = new OffscreenCanvas(columns, rows);
  canvas.getContext('2d')!.putImageData(picture, 0, 0);
  return canvas;
}

function paintColumnNames(
  context: CanvasRenderingContext2D,
  view: HeatView,
  { columnTicks, columnTitle }: HeatContent,
): void {
  const box = plotBox(view);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  let free = 0;
  for (const { at, label } of columnTicks) {
    const { x } = cellCentre(view, { column: at, row: 0 });
    const half = context.measureText(label).width / 2;
    if (x - half < free) continue;
    context.fillText(label, x, box.y + box.height + 5);
    free = x + half + GAP_X;
  }
  context.fillText(columnTitle, box.x + box.width / 2, box.y + box.height + 23);
}

function paintRowNames(
  context: CanvasRenderingContext2D,
  view: HeatView,
  { rowTicks, rowTitle }: HeatContent,
): void {
  const box = plotBox(view);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  let free = Infinity;
  for (const { at, label } of rowTicks) {
    const { y } = cellCentre(view, { column: 0, row: at });
    if (y > free) continue;
    context.fillText(label, box.x - 6, y);
    free = y - GAP_Y;
  }
  context.save();
  context.translate(10, box.y + box.height / 2);
  context.rotate(-Math.PI / 2);
  context.textAlign = 'center';
  context.fillText(rowTitle, 0, 0);
  context.restore();
}

function paintScale(
  context: CanvasRenderingContext2D,
  view: HeatView,
  { range: [low, high], unit }: HeatContent,
  theme: PlotTheme,
): void {
  const box = plotBox(view);
  const x = box.x + box.width + 10;
  for (let y = 0; y < box.height; y++) {
    context.fillStyle = `rgb(${colourAt(1 - y / box.height).join()})`;
    context.fillRect(x, box.y + y, 10, 1.5);
  }
  const name = (value: number): string => String(Math.round(value * 100) / 100);
  context.fillStyle = theme.inkSoft;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.fillText(name(high), x + 14, box.y);
  context.fillText(unit, x - 2, box.y + box.height + 5);
  context.textBaseline = 'bottom';
  context.fillText(name(low), x + 14, box.y + box.height);
}
