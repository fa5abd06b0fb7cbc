// Where the places of a pitch map stand in a drawing, in CSS pixels: both directions to one scale, as distances
// count. Pure.

/** The places lie in a square. */
const LARGEST_SIDE = 560;
export const MAP_MARGIN = { left: 44, right: 28, top: 20, bottom: 40 } as const;
/** A pointer further from every place points at nothing. */
const REACH_PX = 24;

export interface MapPlace {
  readonly x: number;
  readonly y: number;
}

function sideOf(widthPx: number): number {
  return Math.min(LARGEST_SIDE, Math.max(1, widthPx - MAP_MARGIN.left - MAP_MARGIN.right));
}

/** Of the drawing; its width is `mapWidth`, at most what there is. */
export function mapHeight(widthPx: number): number {
  return sideOf(widthPx) + MAP_MARGIN.top + MAP_MARGIN.bottom;
}

export function mapWidth(widthPx: number): number {
  return sideOf(widthPx) + MAP_MARGIN.left + MAP_MARGIN.right;
}

/** @param places [points, 2]. @returns each point in the drawing */
export function layOutMap(places: ArrayLike<number>, widthPx: number): readonly MapPlace[] {
  const count = places.length / 2;
  const xs = Array.from({ length: count }, (_, i) => places[2 * i]!);
  const ys = Array.from({ length: count }, (_, i) => places[2 * i + 1]!);
  const middle = (values: readonly number[]): number =>
    (Math.min(...values) + Math.max(...values)) / 2;
  const span = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  const { left, top } = MAP_MARGIN;
  const side = sideOf(widthPx);
  const widest = Math.max(span(xs), span(ys));
  const perUnit = widest > 0 ? side / widest : 0;
  const [middleX, middleY] = [middle(xs), middle(ys)];
  return xs.map((x, i) => ({
    x: left + side / 2 + (x - middleX) * perUnit,
    y: top + side / 2 - (ys[i]! - middleY) * perUnit,
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

/** Room of a name, in CSS pixels. */
const [NAME_WIDTH, NAME_HEIGHT] = [22, 10];

/** Which places can be named without one name over another. @param first indices that come before the rest */
export function namedPlaces(
  places: readonly MapPlace[],
  first: readonly number[],
): ReadonlySet<number> {
  const named = new Set<number>();
  for (const index of [...first, ...places.keys()]) {
    const { x, y } = places[index]!;
    const isFree = [...named].every((other) => {
      const there = places[other]!;
      return Math.abs(there.x - x) >= NAME_WIDTH || Math.abs(there.y - y) >= NAME_HEIGHT;
    });
    if (isFree) named.add(index);
  }
  return named;
}
