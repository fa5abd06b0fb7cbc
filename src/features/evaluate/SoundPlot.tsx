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
import { COMMON_TEXT } from '#words/common.ts';
import { EVALUATE_TEXT, wordRendering } from '#words/evaluate.ts';
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
      <h3>{EVALUATE_TEXT.spectrogram}</h3>
      {job?.status === 'failed' && <FailureNotice failure={job.failure} />}
      {job?.status === 'running' ? (
        <>
          <ProgressBar
            label={EVALUATE_TEXT.spectrogram}
            fraction={job.progress}
            text={wordRendering(job.progress)}
          />
          <Button icon="close" onClick={() => cancelSound(app)}>
            {COMMON_TEXT.cancel}
          </Button>
        </>
      ) : (
        <>
          <p>{EVALUATE_TEXT.soundHint}</p>
          <Button onClick={() => void showSound(app, take.id)}>{EVALUATE_TEXT.drawSound}</Button>
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
