// How alike two sets of values are spread: overlapped area and Kullback-Leibler divergence of the distances
// inside a set and between two sets, after Yang & Lerch 2020, "On the evaluation of generative models in music".
// Their code evaluates the two densities of the divergence on two grids; here both stand on one, as its
// definition asks.

/** Points of the shared grid. */
const GRID = 1000;
/** Density below which the divergence takes it to be this much. */
const FLOOR = 1e-9;

export interface SetDistance {
  /** Of the densities, 0 (apart) .. 1 (the same). */
  readonly overlap: number;
  /** Of the distances inside the set to those between the sets, in nats, 0 or more. */
  readonly divergence: number;
}

/**
 * NaN where a density has no width: fewer than two different distances.
 * @param set what is compared with, as the corpus: one vector of features for each piece
 * @param other vectors of the same length
 */
export function setDistance(
  set: readonly (readonly number[])[],
  other: readonly (readonly number[])[],
): SetDistance {
  const inside = set.flatMap((a, i) => set.slice(i + 1).map((b) => euclidean(a, b)));
  const between = set.flatMap((a) => other.map((b) => euclidean(a, b)));
  return compareDensities(inside, between);
}

/** Of two samples, by Gaussian kernels. */
export function compareDensities(a: readonly number[], b: readonly number[]): SetDistance {
  const [widthA, widthB] = [bandwidth(a), bandwidth(b)];
  if (!(widthA > 0 && widthB > 0)) return { overlap: NaN, divergence: NaN };
  const low = Math.min(...a, ...b) - 3 * Math.max(widthA, widthB);
  const high = Math.max(...a, ...b) + 3 * Math.max(widthA, widthB);
  const step = (high - low) / (GRID - 1);
  const densityA = density(a, widthA, low, step);
  const densityB = density(b, widthB, low, step);
  let [overlap, divergence] = [0, 0];
  for (let i = 0; i < GRID; i++) {
    const [p, q] = [densityA[i]!, densityB[i]!];
    overlap += Math.min(p, q) * step;
    divergence += p * Math.log(Math.max(p, FLOOR) / Math.max(q, FLOOR)) * step;
  }
  return { overlap: Math.min(1, overlap), divergence: Math.max(0, divergence) };
}

/** Scott's rule, the default of SciPy's gaussian_kde. */
function bandwidth(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return Math.sqrt(variance) * values.length ** -0.2;
}

/** At `low`, `low + step`, …; integrates to 1. Kernels are cut where they are below a millionth of their peak. */
function density(
  values: readonly number[],
  width: number,
  low: number,
  step: number,
): Float64Array {
  const sum = new Float64Array(GRID);
  const reach = 5.3 * width;
  for (const value of values) {
    const first = Math.max(0, Math.ceil((value - reach - low) / step));
    const last = Math.min(GRID - 1, Math.floor((value + reach - low) / step));
    for (let i = first; i <= last; i++)
      sum[i]! += Math.exp(-0.5 * ((low + i * step - value) / width) ** 2);
  }
  const scale = 1 / (values.length * width * Math.sqrt(2 * Math.PI));
  return sum.map((value) => value * scale);
}

function euclidean(a: readonly number[], b: readonly number[]): number {
  return Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]!) ** 2, 0));
}
