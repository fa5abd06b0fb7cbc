// Principal component analysis: points of many dimensions seen from where they spread most (Pearson 1901; Hotelling
// 1933). The axes are the eigenvectors of the covariance, found by Jacobi's rotations (Golub & Van Loan, §8.5).

export interface PrincipalAxes {
  /** [points, axes], row-major: each point from the mean of all, along each axis. */
  readonly places: Float64Array;
  /** Of the whole variance, what lies along each axis, 0..1, most first; 0 where all points are the same. */
  readonly shares: readonly number[];
}

/** Sweeps converge quadratically: ten are far more than any covariance takes. */
const MOST_SWEEPS = 30;

/**
 * @param points [points, width], row-major
 * @param axes 1..width
 */
export function principalAxes(points: ArrayLike<number>, width: number, axes = 2): PrincipalAxes {
  const count = points.length / width;
  const centred = centre(points, width);
  const covariance = new Float64Array(width * width);
  for (let i = 0; i < width; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let point = 0; point < count; point++)
        sum += centred[point * width + i]! * centred[point * width + j]!;
      covariance[i * width + j] = covariance[j * width + i] = sum / count;
    }
  const vectors = diagonalise(covariance, width);
  const variances = Array.from({ length: width }, (_, i) =>
    Math.max(0, covariance[i * width + i]!),
  );
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  const order = variances.map((_, i) => i).sort((a, b) => variances[b]! - variances[a]!);
  const places = new Float64Array(count * axes);
  const chosen = order.slice(0, axes);
  chosen.forEach((column, axis) => {
    const direction = Float64Array.from({ length: width }, (_, i) => vectors[i * width + column]!);
    // An axis has no natural direction: its largest part points up, so that the same points give the same places.
    const largest = direction.reduce(
      (most, part) => (Math.abs(part) > Math.abs(most) ? part : most),
      0,
    );
    for (let point = 0; point < count; point++) {
      let along = 0;
      for (let i = 0; i < width; i++) along += centred[point * width + i]! * direction[i]!;
      places[point * axes + axis] = largest < 0 ? -along : along;
    }
  });
  return { places, shares: chosen.map((i) => (total > 0 ? variances[i]! / total : 0)) };
}

function centre(points: ArrayLike<number>, width: number): Float64Array {
  const count = points.length / width;
  const means = new Float64Array(width);
  for (let at = 0; at < points.length; at++) means[at % width]! += points[at]! / count;
  return Float64Array.from(points, (value, at) => value - means[at % width]!);
}

/** Turns the symmetric `matrix` into a diagonal one, in place. @returns the eigenvectors, as columns */
function diagonalise(matrix: Float64Array, width: number): Float64Array {
  const vectors = new Float64Array(width * width);
  let scale = 0;
  for (let i = 0; i < width; i++) {
    vectors[i * width + i] = 1;
    scale += Math.abs(matrix[i * width + i]!);
  }
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let largest = 0;
    for (let p = 0; p < width; p++)
      for (let q = p + 1; q < width; q++) {
        largest = Math.max(largest, Math.abs(matrix[p * width + q]!));
        rotate(matrix, vectors, width, p, q);
      }
    if (largest <= scale * Number.EPSILON) break;
  }
  return vectors;
}

/** One of Jacobi's rotations: it makes the element at (p, q) zero. */
function rotate(
  matrix: Float64Array,
  vectors: Float64Array,
  width: number,
  p: number,
  q: number,
): void {
  const off = matrix[p * width + q]!;
  if (off === 0) return;
  const theta = (matrix[q * width + q]! - matrix[p * width + p]!) / (2 * off);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  const turn = (values: Float64Array, a: number, b: number): void => {
    const [x, y] = [values[a]!, values[b]!];
    values[a] = cosine * x - sine * y;
    values[b] = sine * x + cosine * y;
  };
  for (let k = 0; k < width; k++) turn(matrix, k * width + p, k * width + q);
  for (let k = 0; k < width; k++) turn(matrix, p * width + k, q * width + k);
  for (let k = 0; k < width; k++) turn(vectors, k * width + p, k * width + q);
}
