// What a model has learned of pitches: those it uses alike lie close.
import { useEffect } from 'react';
import { showPitchMap } from '../../commands/insights.ts';
import { PitchMapPlot } from '../../components/plots/PitchMapPlot.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { usePlotSaves } from '../usePlotSaves.ts';
import { wordPitchMap } from './trainWording.ts';

const TITLE = 'How it hears pitches';

export function LearnedPitches({ modelId, name }: { modelId: string; name: string }) {
  const app = useApp();
  const saves = usePlotSaves(name);
  const job = useAppState(({ pitchMaps }) => pitchMaps[modelId]);
  useEffect(() => void showPitchMap(app, modelId), [app, modelId]);
  if (job?.status === 'failed') return <FailureNotice failure={job.failure} />;
  if (job?.status !== 'done') return <p role="status">Looking at it …</p>;
  if (!job.result) return <p>Its pieces have too few pitches to draw.</p>;
  return (
    <PitchMapPlot
      title={TITLE}
      summary={wordPitchMap(job.result)}
      map={job.result}
      saves={saves(TITLE)}
    />
  );
}
