// An LSTM layer over a whole sequence in TensorFlow.js ops, forward and backward by hand. Automatic
// differentiation would record 60 and more kernels per time step; this needs about 24. Products with
// many rows stand outside the time loop (Appleyard et al. 2016, arXiv:1604.01946), and no matMul uses a
// transpose flag, which the wasm backend runs on a path ten times slower.
import * as tf from '@tensorflow/tfjs';

export interface LstmWeights {
  /** [in, 4H], gates i, f, c, o. */
  readonly kernel: tf.Tensor2D;
  /** [H, 4H] */
  readonly recurrentKernel: tf.Tensor2D;
  /** [4H] */
  readonly bias: tf.Tensor1D;
}

export interface LstmTrace {
  /** [T·B, in] */
  readonly input: tf.Tensor2D;
  /** [B, H], before the first step. */
  readonly initialH: tf.Tensor2D;
  readonly initialC: tf.Tensor2D;
  /** Per step [B, 4H]: σ of every pre-activation; the third block is not used. */
  readonly sigmoids: tf.Tensor2D[];
  /** Per step [B, H]: tanh of the third block. */
  readonly candidates: tf.Tensor2D[];
  readonly cells: tf.Tensor2D[];
  readonly hiddens: tf.Tensor2D[];
}

/** [T, B, n] → T times [B, n]. */
function unstackRows(x: tf.Tensor): tf.Tensor2D[] {
  return tf.unstack(x) as tf.Tensor2D[];
}

/** Runs inside the caller's tidy. `input` is [T·B, in], time-major. */
export function lstmForward(
  weights: LstmWeights,
  input: tf.Tensor2D,
  initialH: tf.Tensor2D,
  initialC: tf.Tensor2D,
): LstmTrace {
  const [streams, hiddenSize] = initialH.shape;
  const steps = input.shape[0] / streams;
  const projected = tf.add(tf.matMul(input, weights.kernel), weights.bias);
  const inputs = unstackRows(projected.reshape([steps, streams, 4 * hiddenSize]));
  const sigmoids: tf.Tensor2D[] = [];
  const candidates: tf.Tensor2D[] = [];
  const cells: tf.Tensor2D[] = [];
  const hiddens: tf.Tensor2D[] = [];
  let [h, c] = [initialH, initialC];
  for (const x of inputs) {
    const z = tf.add<tf.Tensor2D>(x, tf.matMul(h, weights.recurrentKernel));
    const gates = tf.sigmoid(z);
    const block = (from: tf.Tensor2D, index: number): tf.Tensor2D =>
      tf.slice(from, [0, index * hiddenSize], [streams, hiddenSize]);
    const candidate = tf.tanh(block(z, 2));
    c = tf.add(tf.mul(block(gates, 1), c), tf.mul(block(gates, 0), candidate));
    h = tf.mul(block(gates, 3), tf.tanh(c));
    sigmoids.push(gates);
    candidates.push(candidate);
    cells.push(c);
    hiddens.push(h);
  }
  return { input, initialH, initialC, sigmoids, candidates, cells, hiddens };
}

export interface LstmGradients extends LstmWeights {
  /** [T·B, in] */
  readonly input: tf.Tensor2D;
}

/**
 * Gradients of one layer. Runs inside the caller's tidy.
 * @param dHidden [T·B, H], d(loss)/d(h) of every step.
 */
export function lstmBackward(
  weights: LstmWeights,
  trace: LstmTrace,
  dHidden: tf.Tensor2D,
): LstmGradients {
  const [streams, hiddenSize] = trace.initialH.shape;
  const steps = trace.hiddens.length;
  const shape: [number, number, number] = [steps, streams, hiddenSize];

  // Everything of dz that needs no recurrence, for all steps at once.
  const gates = tf.stack(trace.sigmoids) as tf.Tensor3D;
  const [i, f, , o] = tf.split(gates, 4, 2) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  const candidate = tf.stack(trace.candidates);
  const cells = tf.stack(trace.cells);
  const previousCells = tf.concat([
    trace.initialC.reshape([1, streams, hiddenSize]),
    tf.slice(cells, [0, 0, 0], [steps - 1, streams, hiddenSize]),
  ]);
  const tanhCells = tf.tanh(cells);
  const slope = (s: tf.Tensor): tf.Tensor => tf.sub(s, tf.square(s));
  const factors = unstackRows(
    tf.concat(
      [
        tf.mul(candidate, slope(i)),
        tf.mul(previousCells, slope(f)),
        tf.sub(i, tf.mul(i, tf.square(candidate))),
        tf.mul(tanhCells, slope(o)),
      ],
      2,
    ),
  );
  const cellFactors = unstackRows(tf.sub(o, tf.mul(o, tf.square(tanhCells))));
  const forgets = unstackRows(f);
  const dHiddens = unstackRows(dHidden.reshape(shape));

  const recurrentTransposed = tf.transpose(weights.recurrentKernel);
  const dzs: tf.Tensor2D[] = new Array<tf.Tensor2D>(steps);
  let dz: tf.Tensor2D | null = null;
  let dcNext: tf.Tensor2D | null = null;
  for (let t = steps - 1; t >= 0; t--) {
    const dh: tf.Tensor2D = dz
      ? tf.add(dHiddens[t]!, tf.matMul(dz, recurrentTransposed))
      : dHiddens[t]!;
    const throughOutput: tf.Tensor2D = tf.mul(dh, cellFactors[t]!);
    const dc: tf.Tensor2D = dcNext ? tf.add(throughOutput, dcNext) : throughOutput;
    dz = tf.mul<tf.Tensor2D>(tf.concat2d([dc, dc, dc, dh], 1), factors[t]!);
    dcNext = tf.mul(dc, forgets[t]!);
    dzs[t] = dz;
  }
  const dZ = tf.concat2d(dzs, 0);
  const previousHiddens = tf.concat2d([trace.initialH, ...trace.hiddens.slice(0, -1)], 0);
  return {
    input: tf.matMul(dZ, tf.transpose(weights.kernel)),
    kernel: tf.matMul(tf.transpose(trace.input), dZ),
    recurrentKernel: tf.matMul(tf.transpose(previousHiddens), dZ),
    bias: tf.sum<tf.Tensor1D>(dZ, 0),
  };
}
