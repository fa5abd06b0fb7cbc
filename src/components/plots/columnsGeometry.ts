// Where the columns of a chart stand, in CSS pixels: a group for each class, a column for each series. Pure.

export const COLUMNS_HEIGHT = 240;
export const MARGIN = { left: 48, right: 8, top: 24, bottom: 44 } as const;
/** Of a group's width, between groups. */
const GAP = 0.2;

export interface ColumnsLayout {
  readonly groups: number;
  readonly series: number;
  readonly widthPx: number;
  /** The value at the top. */
  readonly most: number;
}

export const plotWidth = ({ widthPx }: ColumnsLayout): number =>
  Math.max(1, widthPx - MARGIN.left - MARGIN.right);
const PLOT_HEIGHT = COLUMNS_HEIGHT - MARGIN.top - MARGIN.bottom;

export function columnBox(layout: ColumnsLayout, group: number, series: number, value: number) {
  const groupWidth = plotWidth(layout) / layout.groups;
  const width = (groupWidth * (1 - GAP)) / layout.series;
  const height = layout.most > 0 ? (value / layout.most) * PLOT_HEIGHT : 0;
  const x = MARGIN.left + groupWidth * (group + GAP / 2) + series * width;
  return { x, y: MARGIN.top + PLOT_HEIGHT - height, width, height };
}

export function groupCentre(layout: ColumnsLayout, group: number): number {
  return MARGIN.left + ((group + 0.5) / layout.groups) * plotWidth(layout);
}

/** Null outside. */
export function groupAt(layout: ColumnsLayout, x: number): number | null {
  const group = Math.floor(((x - MARGIN.left) / plotWidth(layout)) * layout.groups);
  return group >= 0 && group < layout.groups ? group : null;
}

/** A round step so that up to five of it reach `most`; 1 for nothing. */
export function axisStep(most: number): number {
  if (!(most > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(most / 5));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => most / step <= 5)!;
}
