// Dropout masks drawn on the processor, so that every engine drops the same units. One mask per stream
// and window ("variational", Gal & Ghahramani 2016): cheap to upload, and right for recurrence.
import { FIELD_COUNT } from '../../core/encoding/encodedPiece.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import type { Random } from '../../core/random.ts';
import { inputSize } from './layout.ts';

/** Values are 0 or 1 / (1 − rate). */
export interface DropoutMasks {
  /** [B, inputSize] on the input of the first LSTM layer. */
  readonly input: Float32Array;
  /** Per layer [B, H] on its output. */
  readonly layers: readonly Float32Array[];
  /** [B, 6Z] on the heads' hidden units. */
  readonly heads: Float32Array;
}

/** @param rate share of units dropped, 0 ≤ rate < 1; null for 0. */
export function drawDropout(
  spec: NetworkSpec,
  streams: number,
  rate: number,
  random: Random,
): DropoutMasks | null {
  if (rate === 0) return null;
  // `Float32Array.from` takes ten times as long as a loop, a tenth of a small network's step.
  const mask = (width: number): Float32Array => {
    const values = new Float32Array(streams * width);
    for (let i = 0; i < values.length; i++) values[i] = random.next() < rate ? 0 : 1 / (1 - rate);
    return values;
  };
  return {
    input: mask(inputSize(spec)),
    layers: Array.from({ length: spec.layers }, () => mask(spec.hiddenSize)),
    heads: mask(FIELD_COUNT * spec.headSize),
  };
}
