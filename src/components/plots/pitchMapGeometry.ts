// Where the places of a pitch map stand in a drawing, in CSS pixels: both directions to one scale, as distances
// count. Pure.

export const MAP_HEIGHT = 360;
export const MAP_MARGIN = { left: 44, right: 28, top: 20, bottom: 40 } as const;
/** A pointer further from every place points at nothing. */
const REACH_PX = 24;

export interface MapPlace {
  readonly x: number;
  readonly y: number;
}

/** @param places [points, 2]. @returns each point in the drawing */
export function layOutMap(places: ArrayLike<number>, widthPx: number): readonly MapPlace[] {
  const count = places.length / 2;
  const xs = Array.from({ length: count }, (_, i) => places[2 * i]!);
  const ys = Array.from({ length: count }, (_, i) => places[2 * i + 1]!);
  const middle = (values: readonly number[]): number =>
    (Math.min(...values) + Math.max(...values)) / 2;
  const span = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  const { left, right, top, bottom } = MAP_MARGIN;
  const [width, height] = [Math.max(1, widthPx - left - right), MAP_HEIGHT - top - bottom];
  const scale = Math.min(
    span(xs) > 0 ? width / span(xs) : Infinity,
    span(ys) > 0 ? height / span(ys) : Infinity,
  );
  const perUnit = Number.isFinite(scale) ? scale : 0;
  const [middleX, middleY] = [middle(xs), middle(ys)];
  return xs.map((x, i) => ({
    x: left + width / 2 + (x - middleX) * perUnit,
    y: top + height / 2 - (ys[i]! - middleY) * perUnit,
  }));
}

/** Index of the place nearest to a pointer; null where none is near. */
export function nearestPlace(places: readonly MapPlace[], x: number, y: number): number | null {
  let nearest: number | null = null;
  let least = REACH_PX;
  places.forEach((place, index) => {
    const distance = Math.hypot(place.x - x, place.y - y);
    if (distance < least) [nearest, least] = [index, distance];
  });
  return nearest;
}
