// The pitches as the starter model hears them, in two of the 64 directions there are.
import { pitchName } from '../../src/core/music/pitchNames.ts';
import type { PictureData } from './pictureData.ts';
import { circle, path, picture, text } from './svg.ts';

const PLOT = { x: 70, y: 62, width: 690, height: 360 };
const OCTAVE = 12;

export function drawPitchMap({ starter }: PictureData): string {
  const { lowestPitch, places, shares } = starter.pitches;
  const points = Array.from({ length: places.length / 2 }, (_, i) => ({
    pitch: lowestPitch + i,
    x: places[2 * i]!,
    y: places[2 * i + 1]!,
  }));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  // One scale for both directions: distances are what the map shows.
  const scale = Math.min(PLOT.width / (right - left), PLOT.height / (high - low));
  const xOf = (x: number) => PLOT.x + PLOT.width / 2 + (x - (left + right) / 2) * scale;
  const yOf = (y: number) => PLOT.y + PLOT.height / 2 - (y - (low + high) / 2) * scale;
  const way = points
    .map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${xOf(x).toFixed(1)} ${yOf(y).toFixed(1)}`)
    .join('');
  const share = (axis: 0 | 1): string => `${Math.round(shares[axis] * 100)} %`;
  const bottom = PLOT.y + PLOT.height;
  return picture(
    bottom + 56,
    'What the model has made of the pitches',
    `Each dot is a pitch from ${pitchName(points[0]!.pitch)} to ${pitchName(points.at(-1).pitch)}, placed where the starter model's embedding has it along two directions. Neighbouring pitches lie near each other, low ones to one side, high ones to the other.`,
    [
      path(way, { stroke: 'edge' }),
      ...points.map(({ pitch, x, y }) => {
        const isC = pitch % OCTAVE === 0;
        return circle(xOf(x), yOf(y), isC ? 5.5 : 4, { fill: isC ? 'orange' : 'blue' });
      }),
      ...points
        .filter(({ pitch }) => pitch % OCTAVE === 0)
        .map(({ pitch, x, y }) =>
          text(xOf(x) + 8, yOf(y) - 7, pitchName(pitch), {
            weight: 600,
            colour: 'orange',
            hasHalo: true,
          }),
        ),
      text(
        PLOT.x + PLOT.width / 2,
        bottom + 36,
        `first direction: ${share(0)} of what tells pitches apart`,
        {
          colour: 'soft',
          anchor: 'middle',
        },
      ),
      text(28, PLOT.y + PLOT.height / 2, `second direction: ${share(1)}`, {
        colour: 'soft',
        anchor: 'middle',
        turn: -90,
      }),
    ].join('\n'),
  );
}
