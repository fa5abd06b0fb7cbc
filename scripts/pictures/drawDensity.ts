// Where a take lies among the pieces, in one measure.
import { quantileOf } from '../../src/core/metrics/quantile.ts';
import type { PictureData } from './pictureData.ts';
import { circle, line, picture, text } from './svg.ts';

const [LEFT, RIGHT, TOP, ROW] = [236, 770, 78, 25];
/** Of the app's bands. */
const MIDDLE_SHARES = [0.05, 0.95] as const;

const quantile = (values: readonly number[], share: number): number =>
  quantileOf(
    [...values].sort((a, b) => a - b),
    share,
  );
const medianOf = (values: readonly number[]): number => quantile(values, 0.5);

export function drawDensity({ density: { pieces, take } }: PictureData): string {
  const all = pieces.flatMap(({ values }) => values);
  const most = Math.ceil(Math.max(...all, ...take));
  const xOf = (value: number) => LEFT + (value / most) * (RIGHT - LEFT);
  const rows = [...pieces].sort((a, b) => medianOf(a.values) - medianOf(b.values));
  const bottom = TOP + (rows.length + 1) * ROW + 10;
  const row = (title: string, values: readonly number[], y: number, isTake: boolean): string =>
    [
      text(LEFT - 14, y + 4, title, { anchor: 'end', weight: isTake ? 600 : 400 }),
      line(LEFT, y, RIGHT, y, { stroke: 'grid', thickness: 1 }),
      ...values.map((value) =>
        circle(xOf(value), y, 4.5, { fill: isTake ? 'orange' : 'blue', opacity: 0.6 }),
      ),
      line(xOf(medianOf(values)), y - 8, xOf(medianOf(values)), y + 8, {
        stroke: 'ink',
        thickness: 2,
      }),
    ].join('');
  const [low, high] = MIDDLE_SHARES.map((share) => xOf(quantile(all, share))) as [number, number];
  const inside = take.filter((value) => xOf(value) >= low && xOf(value) <= high).length;
  const ticks = Array.from({ length: most + 1 }, (_, value) =>
    text(xOf(value), bottom + 20, String(value), { size: 12, colour: 'soft', anchor: 'middle' }),
  );
  return picture(
    bottom + 66,
    'Where a take lies among the pieces: notes per beat',
    `A row for each of ten pieces and one for a take, a dot for each passage of eight bars. ${inside} of the take's ${take.length} passages lie within nine tenths of those of the pieces.`,
    [
      `<rect x="${low.toFixed(1)}" y="${TOP - 16}" width="${(high - low).toFixed(1)}" height="${bottom - TOP + 16}" fill="var(--wash)"/>`,
      text((low + high) / 2, TOP - 22, 'nine tenths of all passages of the pieces', {
        size: 12,
        colour: 'soft',
        anchor: 'middle',
      }),
      ...rows.map(({ title, values }, i) => row(title, values, TOP + i * ROW, false)),
      row('a take', take, TOP + rows.length * ROW + 10, true),
      line(LEFT, bottom, RIGHT, bottom, { stroke: 'soft' }),
      ...ticks,
      text((LEFT + RIGHT) / 2, bottom + 44, 'notes per beat, in passages of eight bars', {
        colour: 'soft',
        anchor: 'middle',
      }),
    ].join('\n'),
  );
}
