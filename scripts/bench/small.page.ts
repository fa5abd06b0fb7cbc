// The page's part of `bench small`: the app's own training on the built-in pieces.
import { DEFAULT_TRAINING } from '../../src/core/model/training.ts';
import { Gate } from '../../src/learning/training/gate.ts';
import { trainModel } from '../../src/learning/training/trainModel.ts';
import { fetchBuiltIn } from '../builtIn.ts';
import { fetchStarter } from '../starterFile.ts';

export interface SmallResult {
  readonly natsPerNote: number;
  readonly ngramNatsPerNote: number;
  readonly notesSeen: number;
  readonly endedBy: string;
  readonly engine: string;
}

export async function train(
  start: 'scratch' | 'finetuned',
  seconds: number,
  seed: number,
): Promise<SmallResult> {
  let engine = '';
  const { model, endedBy } = await trainModel(
    {
      name: start,
      pieces: await fetchBuiltIn(),
      base: start === 'finetuned' ? await fetchStarter() : null,
      settings: { ...DEFAULT_TRAINING, length: { kind: 'minutes', minutes: seconds / 60 }, seed },
    },
    {
      signal: undefined,
      gate: new Gate(),
      onEvent(event) {
        if (event.type === 'started')
          engine = event.facts.engines.find(({ status }) => status === 'chosen')!.name;
      },
    },
  );
  const { validationNatsPerNote, baselineNatsPerNote, notesSeen } = model.provenance;
  return {
    natsPerNote: validationNatsPerNote,
    ngramNatsPerNote: baselineNatsPerNote,
    notesSeen,
    endedBy,
    engine,
  };
}
