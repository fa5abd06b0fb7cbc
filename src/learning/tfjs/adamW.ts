// AdamW on one flat vector (Loshchilov & Hutter 2019, arXiv:1711.05101), after clipping the gradient's
// global norm.
import * as tf from '@tensorflow/tfjs';
import type { OptimizerState } from '../../core/model/checkpoint.ts';
import { OPTIMIZER } from '../trainEngine.ts';

export class AdamW {
  #first: tf.Tensor1D;
  #second: tf.Tensor1D;
  #steps: number;

  constructor(size: number, state?: OptimizerState) {
    this.#first = state ? tf.tensor1d(state.first) : tf.zeros([size]);
    this.#second = state ? tf.tensor1d(state.second) : tf.zeros([size]);
    this.#steps = state?.steps ?? 0;
  }

  /**
   * @returns the new parameters, and the gradient's norm before it was clipped; the caller disposes them, the old
   *   parameters and the gradient.
   */
  update(
    parameters: tf.Tensor1D,
    gradient: tf.Tensor1D,
    learningRate: number,
  ): { readonly parameters: tf.Tensor1D; readonly norm: tf.Scalar } {
    const { firstDecay, secondDecay, epsilon, weightDecay, clipNorm } = OPTIMIZER;
    this.#steps++;
    const stepSize = learningRate / (1 - firstDecay ** this.#steps);
    const secondScale = 1 / (1 - secondDecay ** this.#steps);
    const { first, second, ...updated } = tf.tidy(() => {
      const norm: tf.Scalar = tf.sqrt(tf.sum(tf.square(gradient)));
      const clipped = tf.mul<tf.Tensor1D>(
        gradient,
        tf.minimum(1, tf.div(clipNorm, tf.maximum(norm, epsilon))),
      );
      const first: tf.Tensor1D = tf.add(
        tf.mul(this.#first, firstDecay),
        tf.mul(clipped, 1 - firstDecay),
      );
      const second: tf.Tensor1D = tf.add(
        tf.mul(this.#second, secondDecay),
        tf.mul(tf.square(clipped), 1 - secondDecay),
      );
      const direction = tf.div(first, tf.add(tf.sqrt(tf.mul(second, secondScale)), epsilon));
      const next: tf.Tensor1D = tf.sub(
        tf.mul(parameters, 1 - learningRate * weightDecay),
        tf.mul(direction, stepSize),
      );
      return { parameters: next, norm, first, second };
    });
    tf.dispose([this.#first, this.#second]);
    this.#first = first;
    this.#second = second;
    return updated;
  }

  async state(): Promise<OptimizerState> {
    const [first, second] = await Promise.all([
      this.#first.data<'float32'>(),
      this.#second.data<'float32'>(),
    ]);
    return { first: first.slice(), second: second.slice(), steps: this.#steps };
  }

  dispose(): void {
    tf.dispose([this.#first, this.#second]);
  }
}
