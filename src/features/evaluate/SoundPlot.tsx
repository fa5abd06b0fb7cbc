// The spectrogram of a take, rendered as it is heard; made when it is asked for, as rendering takes a while.
import { useMemo } from 'react';
import { cancelSound, savePicture, showSound } from '../../commands/evaluate.ts';
import { Button } from '../../components/controls/Button.tsx';
import { ProgressBar } from '../../components/controls/ProgressBar.tsx';
import { HeatMap } from '../../components/plots/HeatMap.tsx';
import type { HeatContent } from '../../components/plots/paintHeatMap.ts';
import { FLOOR_DB, type Spectrogram } from '../../core/metrics/spectrogram.ts';
import { soundKey } from '../../store/evaluation.ts';
import { mixOf } from '../../store/playback.ts';
import type { Take } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { formatClock } from '../figureWording.ts';
import styles from './NotePlots.module.css';

const TICKS_HZ = [100, 200, 500, 1000, 2000, 5000, 10_000];
const STEPS_SECONDS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
const MOST_TIMES = 12;

export function SoundPlot({ take }: { take: Take }) {
  const app = useApp();
  const job = useAppState(({ spectrogram, playback }) => {
    const mix = mixOf(playback, { kind: 'take', id: take.id }, take.score);
    return spectrogram?.key === soundKey(take.id, mix) ? spectrogram.job : null;
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
  const app = useApp();
  const { columns, bandsHz, seconds } = spectrogram;
  const rows = bandsHz.length;
  const content = useMemo(() => contentOf(spectrogram), [spectrogram]);
  const secondsAt = (column: number) => ((column + 0.5) / columns) * seconds;
  const hz = (band: number) => Math.round(bandsHz[band]!);
  return (
    <HeatMap
      title="Spectrogram"
      summary={`The sound of ${title}, ${formatClock(seconds)} long, from ${hz(0)} to ${hz(rows - 1)} Hz.`}
      content={content}
      wordCell={({ row, column }, value) =>
        `${secondsAt(column).toFixed(1)} s, ${hz(row)} Hz: ${Math.round(value)} dB`
      }
      onSave={(picture) => savePicture(app, `${title} spectrogram`, picture)}
    />
  );
}

function contentOf({ columns, bandsHz, levels, seconds }: Spectrogram): HeatContent {
  const rows = bandsHz.length;
  const step = STEPS_SECONDS.find((one) => seconds / one <= MOST_TIMES) ?? STEPS_SECONDS.at(-1)!;
  return {
    columns,
    rows,
    values: Float32Array.from(
      levels,
      (_, i) => levels[(i % columns) * rows + Math.floor(i / columns)]!,
    ),
    range: [FLOOR_DB, 0],
    unit: 'dB',
    columnTitle: 'Time (seconds)',
    rowTitle: 'Frequency (Hz)',
    columnTicks: Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => ({
      at: ((i * step) / seconds) * columns - 0.5,
      label: `${i * step}`,
    })),
    rowTicks: TICKS_HZ.filter((hz) => hz >= bandsHz[0]! && hz <= bandsHz.at(-1)!).map((hz) => ({
      at: bandsHz.findIndex((band) => band >= hz),
      label: `${hz}`,
    })),
  };
}
