// What a model has learned of pitches: those it uses alike lie close.
import { useEffect } from 'react';
import { showPitchMap } from '../../commands/insights.ts';
import { PitchMapPlot } from '../../components/plots/PitchMapPlot.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { usePlotSaves } from '../usePlotSaves.ts';
import { TRAIN_TEXT } from '#words/train.ts';
import { wordPitchMap } from '#words/training.ts';

const TITLE = TRAIN_TEXT.pitchMap;

export function LearnedPitches({ modelId, name }: { modelId: string; name: string }) {
  const app = useApp();
  const saves = usePlotSaves(name);
  const job = useAppState(({ pitchMaps }) => pitchMaps[modelId]);
  useEffect(() => void showPitchMap(app, modelId), [app, modelId]);
  if (job?.status === 'failed') return <FailureNotice failure={job.failure} />;
  if (job?.status !== 'done') return <p role="status">{TRAIN_TEXT.looking}</p>;
  if (!job.result) return <p>{TRAIN_TEXT.fewPitches}</p>;
  return (
    <PitchMapPlot
      title={TITLE}
      summary={wordPitchMap(job.result)}
      map={job.result}
      saves={saves(TITLE)}
    />
  );
}
