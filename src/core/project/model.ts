// What a finished run left.
import type { TrainedModel } from '../model/trainedModel.ts';
import type { RunHistory } from '../model/training.ts';

export interface Model {
  readonly id: string;
  readonly model: TrainedModel;
  /** Null where its training was not seen here: it came with the app, or as a file. */
  readonly history: RunHistory | null;
}
