// Softmax cross-entropy over the legal classes of each row. Only the interval [low, high) is read, so
// illegal classes cost nothing.
import { exp, maxOfLanes, sumOfLanes } from './vector';

/** Stands for −∞ where the interval is widened to whole vectors. */
const ILLEGAL: f32 = -1e30;

/**
 * @param logits [rows, width], width a multiple of 4; becomes scale · d(nats)/d(logits)
 * @param targets class of row r at r · step; likewise `weights` (bytes, 0: the row does not count)
 * @param legal [low, high) of row r at 2 · r · step
 * @returns total nats
 */
export function softmaxCrossEntropy(
  rows: i32,
  width: i32,
  logits: usize,
  targets: usize,
  weights: usize,
  legal: usize,
  step: i32,
  scale: f32,
): f64 {
  const bytes = (<usize>width) << 2;
  let nats: f64 = 0;
  for (let r = 0; r < rows; r++) {
    if (load<u8>(weights)) {
      const low = (<usize>load<i32>(legal)) << 2;
      const high = (<usize>load<i32>(legal, 4)) << 2;
      nats += rowCrossEntropy(logits, bytes, low, high, (<usize>load<i32>(targets)) << 2, scale);
    } else memory.fill(logits, 0, bytes);
    logits += bytes;
    targets += (<usize>step) << 2;
    weights += step;
    legal += (<usize>step) << 3;
  }
  return nats;
}

/** All offsets in bytes. */
function rowCrossEntropy(
  logits: usize,
  bytes: usize,
  low: usize,
  high: usize,
  target: usize,
  scale: f32,
): f64 {
  const from = low & ~15;
  const to = (high + 15) & ~15;
  for (let i = from; i < low; i += 4) store<f32>(logits + i, ILLEGAL);
  for (let i = high; i < to; i += 4) store<f32>(logits + i, ILLEGAL);
  let peaks = v128.load(logits + from);
  for (let i = from + 16; i < to; i += 16) peaks = f32x4.pmax(peaks, v128.load(logits + i));
  const peak = maxOfLanes(peaks);
  const chosen = <f64>(load<f32>(logits + target) - peak);
  let sums = f32x4.splat(0);
  for (let i = from; i < to; i += 16) {
    const e = exp(f32x4.sub(v128.load(logits + i), f32x4.splat(peak)));
    v128.store(logits + i, e);
    sums = f32x4.add(sums, e);
  }
  const sum = sumOfLanes(sums);
  const factor = f32x4.splat(scale / sum);
  for (let i = from; i < to; i += 16)
    v128.store(logits + i, f32x4.mul(v128.load(logits + i), factor));
  store<f32>(logits + target, load<f32>(logits + target) - scale);
  memory.fill(logits, 0, low);
  memory.fill(logits + high, 0, bytes - high);
  return Math.log(<f64>sum) - chosen;
}
