// What a finished run left.
import type { TrainedModel } from '../model/trainedModel.ts';

export interface Model {
  readonly id: string;
  readonly model: TrainedModel;
}
