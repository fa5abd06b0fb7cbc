import { expect, test } from 'vitest';
import { colourAt } from './colourMap.ts';
import { cellAt, cellCentre, MARGIN } from './heatMapGeometry.ts';

test('pointing at the middle of a cell is pointing at it, and outside at none', () => {
  const view = { widthPx: 400, heightPx: 250, columns: 7, rows: 5 };
  for (let column = 0; column < 7; column++)
    for (let row = 0; row < 5; row++) {
      const { x, y } = cellCentre(view, { column, row });
      expect(cellAt(view, x, y)).toEqual({ column, row });
    }
  expect(cellCentre(view, { column: 0, row: 0 }).y).toBeGreaterThan(
    cellCentre(view, { column: 0, row: 4 }).y,
  );
  expect(cellAt(view, MARGIN.left - 1, 50)).toBe(null);
  expect(cellAt(view, 399, 50)).toBe(null);
});

test('colours grow brighter with the value', () => {
  const brightness = (share: number) => {
    const [red, green, blue] = colourAt(share);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  for (let i = 1; i <= 20; i++)
    expect(brightness(i / 20)).toBeGreaterThan(brightness((i - 1) / 20));
  expect([colourAt(-1), colourAt(2)]).toEqual([colourAt(0), colourAt(1)]);
});
