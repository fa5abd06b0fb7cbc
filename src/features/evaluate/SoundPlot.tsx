// The spectrogram of a take, rendered as it is heard; made when it is asked for, as rendering takes a while.
import { useMemo } from 'react';
import { cancelSound, showSound } from '../../commands/evaluate.ts';
import { Button } from '../../components/controls/Button.tsx';
import { ProgressBar } from '../../components/controls/ProgressBar.tsx';
import { HeatMap } from '../../components/plots/HeatMap.tsx';
import type { Spectrogram } from '../../core/metrics/spectrogram.ts';
import { soundKey } from '../../store/evaluation.ts';
import { mixOf } from '../../store/playback.ts';
import type { Take } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import styles from './NotePlots.module.css';
import { soundPlot } from './soundContent.ts';
import { usePlotSaves } from '../usePlotSaves.ts';

export function SoundPlot({ take }: { take: Take }) {
  const app = useApp();
  const job = useAppState(({ spectrogram, playback }) => {
    const mix = mixOf(playback, { kind: 'take', id: take.id }, take.score);
    return spectrogram?.key === soundKey(take, mix) ? spectrogram.job : null;
  });
  if (job?.status === 'done')
    return <SpectrogramView title={take.title} spectrogram={job.result} />;
  return (
    <div className={styles['sound']}>
      <h3>Spectrogram</h3>
      {job?.status === 'failed' && <FailureNotice failure={job.failure} />}
      {job?.status === 'running' ? (
        <>
          <ProgressBar
            label="Spectrogram"
            fraction={job.progress}
            text={`Rendering the take and looking at its sound, ${Math.round(job.progress * 100)} %`}
          />
          <Button icon="close" onClick={() => cancelSound(app)}>
            Cancel
          </Button>
        </>
      ) : (
        <>
          <p>The take is rendered as it is mixed, and its sound is drawn by pitch and time.</p>
          <Button onClick={() => void showSound(app, take.id)}>Draw the spectrogram</Button>
        </>
      )}
    </div>
  );
}

function SpectrogramView({ title, spectrogram }: { title: string; spectrogram: Spectrogram }) {
  const saves = usePlotSaves(title);
  const plot = useMemo(() => soundPlot(title, spectrogram), [title, spectrogram]);
  return <HeatMap {...plot} saves={saves(plot.title)} />;
}
