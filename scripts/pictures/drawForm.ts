// Which bars of a piece bring back an earlier one.
import type { PictureData } from './pictureData.ts';
import { box, path, picture, text } from './svg.ts';

const [LEFT, RIGHT] = [26, 774];
const BASE = 290;
const HIGHEST = 215;

export function drawForm({ form: { title, distances } }: PictureData): string {
  const bar = (RIGHT - LEFT) / distances.length;
  const middle = (index: number) => LEFT + (index + 0.5) * bar;
  const most = Math.max(...distances);
  const arcs = distances.flatMap((distance, index) => {
    if (distance === 0) return [];
    const [from, to] = [middle(index - distance), middle(index)];
    const height = 14 + (distance / most) * HIGHEST;
    return [
      path(
        `M${from.toFixed(1)} ${BASE}C${from.toFixed(1)} ${(BASE - height * 1.3).toFixed(1)} ${to.toFixed(1)} ${(BASE - height * 1.3).toFixed(1)} ${to.toFixed(1)} ${BASE}`,
        { stroke: 'accent', thickness: 1.2, opacity: 0.7 },
      ),
    ];
  });
  const bars = distances.map((distance, index) =>
    box(middle(index) - bar / 2 + 0.5, BASE + 2, bar - 1, 18, {
      fill: distance > 0 ? 'accent' : 'grid',
    }),
  );
  const numbers = distances.flatMap((_, index) =>
    index % 20 === 19 || index === 0
      ? [
          text(middle(index), BASE + 36, String(index + 1), {
            size: 12,
            colour: 'soft',
            anchor: 'middle',
          }),
        ]
      : [],
  );
  const returning = distances.filter((distance) => distance > 0).length;
  return picture(
    BASE + 78,
    `The plan of the ${title}: which bars come back`,
    `${distances.length} bars in a row; ${returning} of them bring back an earlier one, to which an arc leads.`,
    [
      ...arcs,
      ...bars,
      ...numbers,
      text(
        LEFT,
        BASE + 60,
        `${returning} of ${distances.length} bars, in green, bring back an earlier one; an arc leads to it. Most come back in runs: a strain is repeated.`,
        { size: 12.5, colour: 'soft' },
      ),
    ].join('\n'),
  );
}
