// Trust before speed: a backend's gradients on a tiny network against the float64 reference. WebGPU is
// known to return zeros on some phones without an error.
import type { Batch } from '../../core/dataset/batch.ts';
import { evaluationBatches } from '../../core/dataset/batches.ts';
import { FIELD_COUNT } from '../../core/encoding/encodedPiece.ts';
import { SLOTS } from '../../core/encoding/vocabulary.ts';
import type { NetworkSpec } from '../../core/model/trainedModel.ts';
import { createRandom } from '../../core/random.ts';
import { initialParameters } from '../network/initialise.ts';
import { distance } from '../reference/distance.ts';
import { referenceStep } from '../reference/referenceNetwork.ts';
import type { EngineCandidate } from './candidates.ts';

const CHECK_NETWORK: NetworkSpec = {
  hiddenSize: 8,
  layers: 1,
  headSize: 8,
  embeddingSizes: [2, 2, 2, 2, 2, 2],
};

/** Graphics chips approximate exp and tanh; a wrong kernel is wrong by far more. */
const TOLERANCE = 1e-3;

/** A C major chord and its repetition: four events in two streams. */
function checkBatch(): Batch {
  const rows = [
    [0, 0, 60],
    [0, 0, 64],
    [1, 0, 67],
    [0, 24, 72],
  ];
  const fields = Uint8Array.from(
    rows.flatMap(([beats, subdivision, pitch]) => [
      beats!,
      subdivision!,
      SLOTS.programs,
      pitch!,
      23,
      20,
    ]),
  );
  const piece = { fields, extraPrograms: [], isBeatAligned: true };
  const excerpt = { piece, from: 0, to: fields.length / FIELD_COUNT, isToEnd: true };
  const batches = evaluationBatches([excerpt, excerpt], { streams: 2, steps: 5 });
  return batches.next().value!;
}

/** @throws Error giving the distance, when the candidate's gradients are wrong. */
export async function checkGradients(candidate: EngineCandidate): Promise<void> {
  const parameters = initialParameters(CHECK_NETWORK, createRandom(1));
  const batch = checkBatch();
  const engine = await candidate.create(CHECK_NETWORK, parameters);
  try {
    const actual = await engine.gradient(batch, null);
    const expected = referenceStep(CHECK_NETWORK, Float64Array.from(parameters), batch).gradient;
    const error = distance(actual, expected);
    // Written so that NaN fails.
    if (!(error < TOLERANCE))
      throw new Error(`gradients are wrong by ${error.toExponential(1)} (relative)`);
  } finally {
    engine.dispose();
  }
}
