// What an interrupted training had learned, where it is not to go on, or cannot.
import type { Checkpoint } from '../../core/model/checkpoint.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import { ngramNatsPerNote } from '../baseline/ngramModel.ts';
import { breathe } from './breathe.ts';
import { readRequest, type TrainRequest } from './requestedRun.ts';

/**
 * The model an interrupted training had reached, without training on: it takes no engine.
 * @param from its best weights have heard something
 * @throws AppError training/changed
 */
export async function modelSoFar(
  request: TrainRequest & { readonly from: Checkpoint },
): Promise<TrainedModel> {
  const { split, toModel } = readRequest(request);
  return toModel(
    request.from.best,
    await ngramNatsPerNote(split.training, split.validation, breathe),
  );
}
