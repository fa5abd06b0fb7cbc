import { expect, test } from 'vitest';
import {
  axisStep,
  columnBox,
  COLUMNS_HEIGHT,
  groupAt,
  groupCentre,
  MARGIN,
} from './columnsGeometry.ts';

const layout = { groups: 12, series: 2, widthPx: 390, most: 40 };

test('columns stand in their group, on the axis, as high as their value', () => {
  for (let group = 0; group < 12; group++) {
    expect(groupAt(layout, groupCentre(layout, group))).toBe(group);
    for (const series of [0, 1]) {
      const { x, y, width, height } = columnBox(layout, group, series, 20);
      expect([groupAt(layout, x), groupAt(layout, x + width)]).toEqual([group, group]);
      expect(y + height).toBeCloseTo(COLUMNS_HEIGHT - MARGIN.bottom);
      expect(height).toBeCloseTo(columnBox(layout, group, series, 40).height / 2);
    }
  }
  expect(groupAt(layout, MARGIN.left - 1)).toBe(null);
  expect(columnBox({ ...layout, most: 0 }, 0, 0, 0).height).toBe(0);
});

test.each([
  [40, 10],
  [0.9, 0.2],
  [5, 1],
  [100, 20],
  [0, 1],
])('an axis to %d goes in steps of %d', (most, step) => expect(axisStep(most)).toBeCloseTo(step));
