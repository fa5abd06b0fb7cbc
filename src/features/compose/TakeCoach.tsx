// What the coach says of a take, and writing another one that may do better.
import { rollSeed } from '../../commands/generateTake.ts';
import { useMemo } from 'react';
import type { Remedy } from '../../core/coach/advice.ts';
import { coachTake } from '../../core/coach/coachTake.ts';
import type { Take } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { CoachNotes } from '../CoachNotes.tsx';
import { modelsOf, newTake, writeTakes } from './writeTakes.ts';

const ADVENTURE_STEP = 0.1;
const MOST_ADVENTURE = 1.2;
const LEAST_ADVENTURE = 0.8;

export function TakeCoach({ take }: { take: Take }) {
  const app = useApp();
  const training = useAppState((state) => state.training);
  const isWriting = useAppState((state) => state.takes.writing.status === 'running');
  const { score, modelName, temperature } = take;
  // A model that was renamed or deleted since leaves the rules that need no corpus.
  const model = modelsOf(training).find((one) => one.model.name === modelName)?.model;
  const usual = model?.bands.measures.pitchClassEntropy ?? null;
  const advice = useMemo(() => coachTake(score, usual), [score, usual]);
  const writeAgain = ({ kind }: Remedy) => {
    const step = kind === 'bolder' ? ADVENTURE_STEP : kind === 'more-careful' ? -ADVENTURE_STEP : 0;
    const { setWritingSettings } = app.store.getState();
    setWritingSettings({
      temperature: Math.min(MOST_ADVENTURE, Math.max(LEAST_ADVENTURE, temperature + step)),
      seed: rollSeed(),
    });
    void writeTakes(app, newTake(app.store.getState().settings.writing));
  };
  return isWriting ? null : <CoachNotes advice={advice} onRemedy={writeAgain} />;
}
