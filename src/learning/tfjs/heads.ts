// The six chained heads in TensorFlow.js ops: hidden layers that see the LSTM, the side inputs and the
// fields already chosen, a softmax over the legal classes, and all gradients by hand.
import * as tf from '@tensorflow/tfjs';
import { FIELD_COUNT, FIELDS } from '../../core/encoding/encodedPiece.ts';
import { FIELD_CLASSES } from '../../core/encoding/vocabulary.ts';
import { FIRST_PLACED_FIELD } from '../network/layout.ts';

/** Parameter or gradient tensor by block name. */
export type Blocks = (name: string) => tf.Tensor;

export interface HeadsInput {
  /** [N, H], the top layer after dropout. */
  readonly top: tf.Tensor2D;
  /** [N, 144] */
  readonly sideBefore: tf.Tensor2D;
  /** [N, 144] */
  readonly sideAt: tf.Tensor2D;
  /** Per field, one-hot targets [N, V]. */
  readonly targets: readonly tf.Tensor2D[];
  /** Per field [N]: the targets' classes. */
  readonly targetIds: readonly tf.Tensor1D[];
  /** Per field [N, 1]: 1 where the target counts. */
  readonly weights: readonly tf.Tensor2D[];
  /** Per field what is added to the logits: 0 or −1e9 [N, V]; null where every class is legal. */
  readonly legal: readonly (tf.Tensor2D | null)[];
  /** [N, 6Z], 0 or 1 / (1 − rate); null without dropout. */
  readonly dropout: tf.Tensor2D | null;
}

export interface HeadsTrace {
  /** Total nats. */
  readonly nats: tf.Scalar;
  /** [N, 6Z] before the rectifier. */
  readonly hidden: tf.Tensor2D;
  /** Per field [N, Z] after rectifier and dropout. */
  readonly active: readonly tf.Tensor2D[];
  /** Per field [N, V]. */
  readonly probabilities: readonly tf.Tensor2D[];
}

const columns = (x: tf.Tensor2D, from: number, width: number): tf.Tensor2D =>
  tf.slice(x, [0, from], [x.shape[0], width]);

/** Softmax probabilities below this are taken for it in the loss, as log 0 has no value. */
const LEAST_PROBABILITY = 1e-30;

/** Runs inside the caller's tidy. @param Z width of one head. */
export function headsForward(parameters: Blocks, input: HeadsInput, Z: number): HeadsTrace {
  const { top, sideBefore, sideAt, targets, targetIds, weights, legal, dropout } = input;
  let hidden: tf.Tensor2D = tf.add(
    tf.add(tf.matMul(top, parameters('heads/kernel')), parameters('heads/bias')),
    tf.concat(
      [
        tf.matMul(sideBefore, parameters('heads/side_before')),
        tf.matMul(sideAt, parameters('heads/side_at')),
      ],
      1,
    ),
  );
  FIELDS.slice(0, -1).forEach((field, k) => {
    const rows = tf.gather(parameters(`chain/${field}`), targetIds[k]!) as tf.Tensor2D;
    hidden = tf.add(
      hidden,
      tf.pad2d(rows, [
        [0, 0],
        [(k + 1) * Z, 0],
      ]),
    );
  });
  const rectified = tf.relu(hidden);
  const all: tf.Tensor2D = dropout ? tf.mul(rectified, dropout) : rectified;
  const active = FIELDS.map((_, k) => columns(all, k * Z, Z));
  const probabilities = FIELDS.map((field, k): tf.Tensor2D => {
    const logits: tf.Tensor2D = tf.add(
      tf.matMul(active[k]!, parameters(`output/${field}/kernel`)),
      parameters(`output/${field}/bias`),
    );
    const mask = legal[k];
    return tf.softmax(mask ? tf.add(logits, mask) : logits);
  });
  const nats = FIELDS.map((_, k) => {
    const chosen = tf.sum(tf.mul(probabilities[k]!, targets[k]!), 1, true);
    return tf.neg(tf.sum(tf.mul(tf.log(tf.maximum(chosen, LEAST_PROBABILITY)), weights[k]!)));
  });
  return { nats: tf.addN(nats) as tf.Scalar, hidden, active, probabilities };
}

/**
 * Runs inside the caller's tidy.
 * @param scale of the loss: 1 / rows.
 * @param put receives every parameter's gradient.
 * @returns d(loss)/d(top) [N, H].
 */
export function headsBackward(
  parameters: Blocks,
  input: HeadsInput,
  trace: HeadsTrace,
  scale: number,
  put: (name: string, gradient: tf.Tensor) => void,
): tf.Tensor2D {
  const Z = trace.active[0]!.shape[1];
  const dActive = FIELDS.map((field, k) => {
    const dLogits: tf.Tensor2D = tf.mul(
      tf.sub(trace.probabilities[k]!, input.targets[k]!),
      tf.mul(input.weights[k]!, scale),
    );
    put(`output/${field}/kernel`, tf.matMul(tf.transpose(trace.active[k]!), dLogits));
    put(`output/${field}/bias`, tf.sum(dLogits, 0));
    return tf.matMul<tf.Tensor2D>(dLogits, tf.transpose(parameters(`output/${field}/kernel`)));
  });
  const dAll = tf.concat2d(dActive, 1);
  const gate = tf.step(trace.hidden);
  const dHidden: tf.Tensor2D = tf.mul(dAll, input.dropout ? tf.mul(gate, input.dropout) : gate);
  const placed = FIRST_PLACED_FIELD * Z;
  put('heads/kernel', tf.matMul(tf.transpose(input.top), dHidden));
  put('heads/bias', tf.sum(dHidden, 0));
  put('heads/side_before', tf.matMul(tf.transpose(input.sideBefore), columns(dHidden, 0, placed)));
  put(
    'heads/side_at',
    tf.matMul(tf.transpose(input.sideAt), columns(dHidden, placed, FIELD_COUNT * Z - placed)),
  );
  FIELDS.slice(0, -1).forEach((field, k) => {
    const from = (k + 1) * Z;
    put(
      `chain/${field}`,
      tf.matMul(tf.transpose(input.targets[k]!), columns(dHidden, from, FIELD_COUNT * Z - from)),
    );
  });
  return tf.matMul(dHidden, tf.transpose(parameters('heads/kernel')));
}

/** Per field, what keeps illegal classes out of the softmax. @param legal [N, 6, 2] as in Batch. */
export function legalMasks(legal: Int32Array, rows: number): (tf.Tensor2D | null)[] {
  return FIELD_CLASSES.map((classes, k) => {
    let isRestricted = false;
    const mask = new Float32Array(rows * classes);
    for (let row = 0; row < rows; row++) {
      const low = legal[(row * FIELD_COUNT + k) * 2]!;
      const high = legal[(row * FIELD_COUNT + k) * 2 + 1]!;
      if (low === 0 && high === classes) continue;
      isRestricted = true;
      mask.fill(-1e9, row * classes, row * classes + low);
      mask.fill(-1e9, row * classes + high, (row + 1) * classes);
    }
    return isRestricted ? tf.tensor2d(mask, [rows, classes]) : null;
  });
}
