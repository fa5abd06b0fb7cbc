// A history that grows as long as a run does, kept short: its shape stays, and both ends as they were.
import type { LossPoint, TrainPoint } from './training.ts';

const MAX_POINTS = 240;

/** Halves a history of more than 240 points by merging neighbours. */
export function decimate<Point extends LossPoint>(
  points: readonly Point[],
  merge: (a: Point, b: Point) => Point,
): readonly Point[] {
  if (points.length <= MAX_POINTS) return points;
  const inner = points.slice(1, -1);
  const halved: Point[] = [];
  for (let i = 0; i < inner.length; i += 2)
    halved.push(merge(inner[i]!, inner[i + 1] ?? inner[i]!));
  return [points[0]!, ...halved, points.at(-1)!];
}

export function mergeLossPoints(a: LossPoint, b: LossPoint): LossPoint {
  return { notesSeen: b.notesSeen, loss: (a.loss + b.loss) / 2 };
}

export function mergeTrainPoints(a: TrainPoint, b: TrainPoint): TrainPoint {
  return { ...b, loss: (a.loss + b.loss) / 2, gradientNorm: (a.gradientNorm + b.gradientNorm) / 2 };
}
