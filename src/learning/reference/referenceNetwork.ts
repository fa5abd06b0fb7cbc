// The network in float64, written to be read: the oracle every engine is tested against. Loops over
// rows and units, no tricks; only small shapes are practical.
import type { Batch } from '../../core/dataset/batch.ts';
import { FIELD_COUNT, FIELDS } from '../../core/encoding/encodedPiece.ts';
import { SIDE_SIZE } from '../../core/encoding/pieceCursor.ts';
import { FIELD_CLASSES } from '../../core/encoding/vocabulary.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import type { DropoutMasks } from '../network/dropout.ts';
import { blockOf, FIRST_PLACED_FIELD, inputSize, parameterLayout } from '../network/layout.ts';

/** Per layer [B, H]. */
export interface LstmState {
  readonly h: readonly Float64Array[];
  readonly c: readonly Float64Array[];
}

export interface ReferenceResult {
  /** Total nats of the batch. */
  readonly nats: number;
  /** d(nats / rows)/d(parameters). */
  readonly gradient: Float64Array;
  /** After the last time step. */
  readonly state: LstmState;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** One layer's activations, time-major; [T·B, ·]. */
interface LayerTrace {
  readonly input: Float64Array;
  readonly gates: Float64Array;
  readonly c: Float64Array;
  readonly h: Float64Array;
  /** h after dropout: what the next layer reads. */
  readonly output: Float64Array;
}

/**
 * Forward and backward pass of one batch.
 * @param state carried from the window before; zeros where omitted. `batch.resets` is applied to it.
 */
export function referenceStep(
  spec: NetworkSpec,
  parameters: Float64Array,
  batch: Batch,
  dropout: DropoutMasks | null = null,
  state?: LstmState,
): ReferenceResult {
  const { streams: B, steps: T } = batch;
  const { hiddenSize: H, headSize: Z, layers } = spec;
  const N = T * B;
  const { blocks, size } = parameterLayout(spec);
  const gradient = new Float64Array(size);
  const viewsOf = (vector: Float64Array) =>
    new Map(blocks.map(({ name }) => [name, blockOf(vector, blocks, name)]));
  const [parameterViews, gradientViews] = [viewsOf(parameters), viewsOf(gradient)];
  const p = (name: string): Float64Array => parameterViews.get(name)!;
  const g = (name: string): Float64Array => gradientViews.get(name)!;
  const masked = (mask: Float32Array | undefined, row: number, width: number, i: number): number =>
    mask ? mask[(row % B) * width + i]! : 1;

  // Input: embeddings of the previous event, then the side input.
  const width = inputSize(spec);
  const x = new Float64Array(N * width);
  for (let row = 0; row < N; row++) {
    let at = 0;
    FIELDS.forEach((field, k) => {
      const E = spec.embeddingSizes[k]!;
      const id = batch.inputs[row * FIELD_COUNT + k]!;
      for (let i = 0; i < E; i++) x[row * width + at + i] = p(`embedding/${field}`)[id * E + i]!;
      at += E;
    });
    for (let i = 0; i < SIDE_SIZE; i++)
      x[row * width + at + i] = batch.sideBefore[row * SIDE_SIZE + i]!;
    for (let i = 0; i < width; i++) x[row * width + i]! *= masked(dropout?.input, row, width, i);
  }

  // LSTM layers.
  const initial = (kind: 'h' | 'c', layer: number): Float64Array => {
    const values = state ? state[kind][layer]!.slice() : new Float64Array(B * H);
    for (let b = 0; b < B; b++) if (batch.resets[b]) values.fill(0, b * H, (b + 1) * H);
    return values;
  };
  const initialH = Array.from({ length: layers }, (_, layer) => initial('h', layer));
  const initialC = Array.from({ length: layers }, (_, layer) => initial('c', layer));
  const traces: LayerTrace[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const input = traces.at(-1)?.output ?? x;
    const inputWidth = layer === 0 ? width : H;
    const gates = new Float64Array(N * 4 * H);
    const c = new Float64Array(N * H);
    const h = new Float64Array(N * H);
    const output = new Float64Array(N * H);
    const [W, U, bias] = ['kernel', 'recurrent_kernel', 'bias'].map((part) =>
      p(`lstm_${layer}/${part}`),
    ) as [Float64Array, Float64Array, Float64Array];
    for (let row = 0; row < N; row++) {
      const previous = row - B;
      const hPrevious = previous >= 0 ? h : initialH[layer]!;
      const cPrevious = previous >= 0 ? c : initialC[layer]!;
      const from = (previous >= 0 ? previous : row) * H;
      for (let j = 0; j < 4 * H; j++) {
        let z = bias[j]!;
        for (let i = 0; i < inputWidth; i++) z += input[row * inputWidth + i]! * W[i * 4 * H + j]!;
        for (let i = 0; i < H; i++) z += hPrevious[from + i]! * U[i * 4 * H + j]!;
        gates[row * 4 * H + j] = j >= 2 * H && j < 3 * H ? Math.tanh(z) : sigmoid(z);
      }
      for (let j = 0; j < H; j++) {
        const [i, f, candidate, o] = [0, 1, 2, 3].map((k) => gates[row * 4 * H + k * H + j]!) as [
          number,
          number,
          number,
          number,
        ];
        c[row * H + j] = f * cPrevious[from + j]! + i * candidate;
        h[row * H + j] = o * Math.tanh(c[row * H + j]!);
        output[row * H + j] = h[row * H + j]! * masked(dropout?.layers[layer], row, H, j);
      }
    }
    traces.push({ input, gates, c, h, output });
  }

  // Heads, loss and their gradients, row by row.
  const top = traces.at(-1)!.output;
  const dTop = new Float64Array(N * H);
  const headWidth = FIELD_COUNT * Z;
  const placedAt = FIRST_PLACED_FIELD * Z;
  let nats = 0;
  for (let row = 0; row < N; row++) {
    const headKernel = p('heads/kernel');
    const dHeadKernel = g('heads/kernel');
    const z = p('heads/bias').slice();
    for (let i = 0; i < H; i++)
      for (let j = 0; j < headWidth; j++)
        z[j]! += top[row * H + i]! * headKernel[i * headWidth + j]!;
    for (let i = 0; i < SIDE_SIZE; i++) {
      if (batch.sideBefore[row * SIDE_SIZE + i])
        for (let j = 0; j < placedAt; j++) z[j]! += p('heads/side_before')[i * placedAt + j]!;
      if (batch.sideAt[row * SIDE_SIZE + i])
        for (let j = placedAt; j < headWidth; j++)
          z[j]! += p('heads/side_at')[i * (headWidth - placedAt) + j - placedAt]!;
    }
    const target = (k: number): number => batch.targets[row * FIELD_COUNT + k]!;
    for (let k = 0; k < FIELD_COUNT - 1; k++) {
      const chainWidth = (FIELD_COUNT - 1 - k) * Z;
      for (let j = 0; j < chainWidth; j++)
        z[(k + 1) * Z + j]! += p(`chain/${FIELDS[k]!}`)[target(k) * chainWidth + j]!;
    }
    const a = z.map((value, j) => Math.max(0, value) * masked(dropout?.heads, row, headWidth, j));
    const da = new Float64Array(headWidth);
    FIELDS.forEach((field, k) => {
      if (!batch.weights[row * FIELD_COUNT + k]) return;
      const V = FIELD_CLASSES[k]!;
      const [low, high] = [0, 1].map((i) => batch.legal[(row * FIELD_COUNT + k) * 2 + i]!) as [
        number,
        number,
      ];
      const W = p(`output/${field}/kernel`);
      const dW = g(`output/${field}/kernel`);
      const logits = p(`output/${field}/bias`).slice();
      for (let j = 0; j < Z; j++)
        for (let v = low; v < high; v++) logits[v]! += a[k * Z + j]! * W[j * V + v]!;
      let max = -Infinity;
      for (let v = low; v < high; v++) max = Math.max(max, logits[v]!);
      let total = 0;
      for (let v = low; v < high; v++) total += Math.exp(logits[v]! - max);
      nats += Math.log(total) + max - logits[target(k)]!;
      for (let v = low; v < high; v++) {
        const probability = Math.exp(logits[v]! - max) / total;
        const d = (probability - (v === target(k) ? 1 : 0)) / batch.rows;
        g(`output/${field}/bias`)[v]! += d;
        for (let j = 0; j < Z; j++) {
          dW[j * V + v]! += d * a[k * Z + j]!;
          da[k * Z + j]! += d * W[j * V + v]!;
        }
      }
    });
    const dz = da.map((d, j) => (z[j]! > 0 ? d * masked(dropout?.heads, row, headWidth, j) : 0));
    for (let j = 0; j < headWidth; j++) {
      g('heads/bias')[j]! += dz[j]!;
      for (let i = 0; i < H; i++) {
        dHeadKernel[i * headWidth + j]! += top[row * H + i]! * dz[j]!;
        dTop[row * H + i]! += headKernel[i * headWidth + j]! * dz[j]!;
      }
    }
    for (let i = 0; i < SIDE_SIZE; i++) {
      if (batch.sideBefore[row * SIDE_SIZE + i])
        for (let j = 0; j < placedAt; j++) g('heads/side_before')[i * placedAt + j]! += dz[j]!;
      if (batch.sideAt[row * SIDE_SIZE + i])
        for (let j = placedAt; j < headWidth; j++)
          g('heads/side_at')[i * (headWidth - placedAt) + j - placedAt]! += dz[j]!;
    }
    for (let k = 0; k < FIELD_COUNT - 1; k++) {
      const chainWidth = (FIELD_COUNT - 1 - k) * Z;
      for (let j = 0; j < chainWidth; j++)
        g(`chain/${FIELDS[k]!}`)[target(k) * chainWidth + j]! += dz[(k + 1) * Z + j]!;
    }
  }

  // LSTM layers backwards.
  let dOutput = dTop;
  for (let layer = layers - 1; layer >= 0; layer--) {
    const { input, gates, c, h } = traces[layer]!;
    const inputWidth = layer === 0 ? width : H;
    const [W, U] = [p(`lstm_${layer}/kernel`), p(`lstm_${layer}/recurrent_kernel`)];
    const [dW, dU, dBias] = ['kernel', 'recurrent_kernel', 'bias'].map((part) =>
      g(`lstm_${layer}/${part}`),
    ) as [Float64Array, Float64Array, Float64Array];
    const dInput = new Float64Array(N * inputWidth);
    const dh = new Float64Array(N * H);
    for (let i = 0; i < N * H; i++)
      dh[i] = dOutput[i]! * masked(dropout?.layers[layer], Math.floor(i / H), H, i % H);
    const dc = new Float64Array(N * H);
    for (let row = N - 1; row >= 0; row--) {
      const previous = row - B;
      const hPrevious = previous >= 0 ? h : initialH[layer]!;
      const cPrevious = previous >= 0 ? c : initialC[layer]!;
      const from = (previous >= 0 ? previous : row) * H;
      const dz = new Float64Array(4 * H);
      for (let j = 0; j < H; j++) {
        const [i, f, candidate, o] = [0, 1, 2, 3].map((k) => gates[row * 4 * H + k * H + j]!) as [
          number,
          number,
          number,
          number,
        ];
        const tanhC = Math.tanh(c[row * H + j]!);
        const dCell = dc[row * H + j]! + dh[row * H + j]! * o * (1 - tanhC * tanhC);
        dz[j] = dCell * candidate * i * (1 - i);
        dz[H + j] = dCell * cPrevious[from + j]! * f * (1 - f);
        dz[2 * H + j] = dCell * i * (1 - candidate * candidate);
        dz[3 * H + j] = dh[row * H + j]! * tanhC * o * (1 - o);
        if (previous >= 0) dc[previous * H + j]! += dCell * f;
      }
      for (let j = 0; j < 4 * H; j++) {
        dBias[j]! += dz[j]!;
        for (let i = 0; i < inputWidth; i++) {
          dW[i * 4 * H + j]! += input[row * inputWidth + i]! * dz[j]!;
          dInput[row * inputWidth + i]! += W[i * 4 * H + j]! * dz[j]!;
        }
        for (let i = 0; i < H; i++) {
          dU[i * 4 * H + j]! += hPrevious[from + i]! * dz[j]!;
          if (previous >= 0) dh[previous * H + i]! += U[i * 4 * H + j]! * dz[j]!;
        }
      }
    }
    dOutput = dInput;
  }

  // Embeddings.
  for (let row = 0; row < N; row++) {
    let at = 0;
    FIELDS.forEach((field, k) => {
      const E = spec.embeddingSizes[k]!;
      const id = batch.inputs[row * FIELD_COUNT + k]!;
      for (let i = 0; i < E; i++)
        g(`embedding/${field}`)[id * E + i]! +=
          dOutput[row * width + at + i]! * masked(dropout?.input, row, width, at + i);
      at += E;
    });
  }

  const last = (values: Float64Array): Float64Array => values.slice((N - B) * H);
  return {
    nats,
    gradient,
    state: { h: traces.map(({ h }) => last(h)), c: traces.map(({ c }) => last(c)) },
  };
}
