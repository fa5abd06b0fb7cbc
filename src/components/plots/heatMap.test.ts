import { expect, test } from 'vitest';
import { colourAt, differenceColourAt, type Rgb } from './colourMap.ts';
import { cellAt, cellCentre, layOutPanels, MARGIN, thinNames } from './heatMapGeometry.ts';

test.each([1000, 390])(
  'at %i pixels, pointing at the middle of a cell is pointing at it',
  (width) => {
    const cells = { columns: 7, rows: 5 };
    const layout = layOutPanels(width, 3);
    for (const [panel, box] of layout.boxes.entries()) {
      expect(box.x + box.width + MARGIN.right).toBeLessThanOrEqual(width + 1e-6);
      for (let column = 0; column < 7; column++)
        for (let row = 0; row < 5; row++) {
          const { x, y } = cellCentre(box, cells, { column, row });
          expect(cellAt(layout, cells, x, y)).toEqual({ panel, column, row });
        }
    }
    const [box] = layout.boxes;
    expect(cellAt(layout, cells, box!.x - 1, 50)).toBe(null);
    expect(cellAt(layout, cells, width - 1, 50)).toBe(null);
    expect(cellCentre(box!, cells, { column: 0, row: 0 }).y).toBeGreaterThan(
      cellCentre(box!, cells, { column: 0, row: 4 }).y,
    );
  },
);

test('panels stand abreast where there is room, and below each other where not', () => {
  expect(new Set(layOutPanels(1000, 3).boxes.map(({ y }) => y)).size).toBe(1);
  expect(new Set(layOutPanels(390, 3).boxes.map(({ x }) => x)).size).toBe(1);
  expect(layOutPanels(390, 3).heightPx).toBe(3 * layOutPanels(390, 1).heightPx);
});

test('names that would touch are left out evenly', () => {
  const names = Array.from({ length: 10 }, (_, i) => ({ label: '100', at: i * 12 }));
  const kept = thinNames(names, 6).map(({ at }) => at);
  expect(kept).toEqual([0, 36, 72, 108]);
  expect(thinNames([], 6)).toEqual([]);
});

const brightness = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

test('colours grow brighter with the value', () => {
  for (let i = 1; i <= 20; i++)
    expect(brightness(colourAt(i / 20))).toBeGreaterThan(brightness(colourAt((i - 1) / 20)));
  expect([colourAt(-1), colourAt(2)]).toEqual([colourAt(0), colourAt(1)]);
});

test('differences grow darker either way, alike, and tell more from less', () => {
  for (let i = 1; i <= 20; i++)
    for (const way of [1, -1])
      expect(brightness(differenceColourAt((way * i) / 20))).toBeLessThan(
        brightness(differenceColourAt((way * (i - 1)) / 20)),
      );
  const [more, less] = [differenceColourAt(1), differenceColourAt(-1)];
  expect(Math.abs(brightness(more) - brightness(less))).toBeLessThan(15);
  expect(more[0] - more[2]).toBeGreaterThan(60);
  expect(less[2] - less[0]).toBeGreaterThan(60);
});
