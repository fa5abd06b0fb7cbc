// One LSTM layer over a whole sequence (Keras: gates i, f, c, o). Arrays are time-major: row t · streams + b.
// The caller has put input · kernel into `gates`; only the recurrent product stands in the time loop.
import { multiply } from './multiply';
import { multiplyAdd, sigmoid, tanh } from './vector';

/**
 * @param gates [T·B, 4H] input · kernel; becomes the activated gates
 * @param recurrent [H, 4H] packed by `packColumns`
 * @param levels as it was packed
 * @param fromPast [B, 4H] scratch: the recurrent product of one step. It stays in the cache, where adding
 * to `gates` in place would wait for memory at every tile
 * @param h [(T+1)·B, H] the first B rows are the state before the first step; the rest is written
 * @param c like h
 * @param tanhC [T·B, H] written
 * @param scratch as `multiply` needs
 */
export function lstmForward(
  steps: i32,
  streams: i32,
  size: i32,
  gates: usize,
  recurrent: usize,
  levels: i32,
  bias: usize,
  h: usize,
  c: usize,
  tanhC: usize,
  fromPast: usize,
  scratch: usize,
): void {
  const bytes = ((<usize>streams) * size) << 2;
  for (let t = 0; t < steps; t++) {
    multiply(streams, 4 * size, size, h, size, recurrent, fromPast, 4 * size, false, levels, scratch);
    cellForward(streams, size, gates, fromPast, bias, c, c + bytes, tanhC, h + bytes);
    gates += bytes << 2;
    h += bytes;
    c += bytes;
    tanhC += bytes;
  }
}

// @ts-ignore: decorator
@inline
function sum3(a: usize, b: usize, c: usize): v128 {
  return f32x4.add(f32x4.add(v128.load(a), v128.load(b)), v128.load(c));
}

/** Brings a line into the cache: four streams of a kilobyte at a time are none that the processor sees coming. */
// @ts-ignore: decorator
@inline
function touch(at: usize): void {
  load<u8>(at);
}

/** One time step of activations: `gates`, to which `fromPast` is added, are activated in place, `cNext` (which may be `c`), `tanhC` and `h` written. */
export function cellForward(
  streams: i32,
  size: i32,
  gates: usize,
  fromPast: usize,
  bias: usize,
  c: usize,
  cNext: usize,
  tanhC: usize,
  h: usize,
): void {
  const row = (<usize>size) << 2;
  for (let b = 0; b < streams; b++) {
    const next = gates + (b + 1 < streams ? row << 2 : 0);
    for (let j: usize = 0; j < row; j += 16) {
      touch(next + (j << 2));
      const z = gates + j;
      const p = fromPast + j;
      const w = bias + j;
      const i = sigmoid(sum3(z, p, w));
      const f = sigmoid(sum3(z + row, p + row, w + row));
      const g = tanh(sum3(z + row * 2, p + row * 2, w + row * 2));
      const o = sigmoid(sum3(z + row * 3, p + row * 3, w + row * 3));
      v128.store(z, i);
      v128.store(z + row, f);
      v128.store(z + row * 2, g);
      v128.store(z + row * 3, o);
      const cell = multiplyAdd(f, v128.load(c + j), f32x4.mul(i, g));
      const squashed = tanh(cell);
      v128.store(cNext + j, cell);
      v128.store(tanhC + j, squashed);
      v128.store(h + j, f32x4.mul(o, squashed));
    }
    gates += row << 2;
    fromPast += row << 2;
    c += row;
    cNext += row;
    tanhC += row;
    h += row;
  }
}

/**
 * @param gates activated; becomes d(loss)/d(pre-activations)
 * @param recurrentTransposed [4H, H] packed by `packTransposed`
 * @param levels as it was packed
 * @param c as `lstmForward` left it
 * @param dh [T·B, H] d(loss)/d(h) from above
 * @param dBias [4H] added to
 * @param fromFuture [B, H] scratch: the share of d(loss)/d(h) that comes back through time
 * @param dc [B, H] scratch
 * @param scratch as `multiply` needs
 */
export function lstmBackward(
  steps: i32,
  streams: i32,
  size: i32,
  gates: usize,
  recurrentTransposed: usize,
  levels: i32,
  c: usize,
  tanhC: usize,
  dh: usize,
  dBias: usize,
  fromFuture: usize,
  dc: usize,
  scratch: usize,
): void {
  const bytes = ((<usize>streams) * size) << 2;
  memory.fill(fromFuture, 0, bytes);
  memory.fill(dc, 0, bytes);
  for (let t = steps - 1; t >= 0; t--) {
    const at = (<usize>t) * bytes;
    const z = gates + (at << 2);
    cellBackward(streams, size, z, c + at, tanhC + at, dh + at, dBias, fromFuture, dc);
    if (t > 0)
      multiply(streams, size, 4 * size, z, 4 * size, recurrentTransposed, fromFuture, size, false, levels, scratch);
  }
}

// @ts-ignore: decorator
@inline
function storeAndAdd(value: v128, to: usize, sum: usize): void {
  v128.store(to, value);
  v128.store(sum, f32x4.add(v128.load(sum), value));
}

function cellBackward(
  streams: i32,
  size: i32,
  gates: usize,
  c: usize,
  tanhC: usize,
  dh: usize,
  dBias: usize,
  fromFuture: usize,
  dc: usize,
): void {
  const row = (<usize>size) << 2;
  const one = f32x4.splat(1);
  for (let b = 0; b < streams; b++) {
    const next = gates + (b + 1 < streams ? row << 2 : 0);
    for (let j: usize = 0; j < row; j += 16) {
      touch(next + (j << 2));
      const z = gates + j;
      const i = v128.load(z);
      const f = v128.load(z + row);
      const g = v128.load(z + row * 2);
      const o = v128.load(z + row * 3);
      const squashed = v128.load(tanhC + j);
      const dHidden = f32x4.add(v128.load(dh + j), v128.load(fromFuture + j));
      const slope = f32x4.sub(one, f32x4.mul(squashed, squashed));
      const dCell = multiplyAdd(f32x4.mul(dHidden, o), slope, v128.load(dc + j));
      const oSlope = f32x4.mul(o, f32x4.sub(one, o));
      const iSlope = f32x4.mul(i, f32x4.sub(one, i));
      const fSlope = f32x4.mul(f, f32x4.sub(one, f));
      const gSlope = f32x4.sub(one, f32x4.mul(g, g));
      const w = dBias + j;
      storeAndAdd(f32x4.mul(f32x4.mul(dCell, g), iSlope), z, w);
      storeAndAdd(f32x4.mul(f32x4.mul(dCell, v128.load(c + j)), fSlope), z + row, w + row);
      storeAndAdd(f32x4.mul(f32x4.mul(dCell, i), gSlope), z + row * 2, w + row * 2);
      storeAndAdd(f32x4.mul(f32x4.mul(dHidden, squashed), oSlope), z + row * 3, w + row * 3);
      v128.store(dc + j, f32x4.mul(dCell, f));
    }
    gates += row << 2;
    c += row;
    tanhC += row;
    dh += row;
    fromFuture += row;
    dc += row;
  }
}
