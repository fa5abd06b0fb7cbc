// Always at the foot of the page: what plays, play and pause, stop, where it is, how loud it is.
import { useCallback } from 'react';
import { stopPlayback } from '../../commands/playback.ts';
import { IconButton } from '../../components/controls/Button.tsx';
import { LevelMeter } from '../../components/controls/LevelMeter.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { playableSource, playOrPause } from '../playOrPause.ts';
import { SeekBar } from './SeekBar.tsx';
import { sourceTitle } from './sourceTitle.ts';
import styles from './Transport.module.css';

export function Transport() {
  const app = useApp();
  const { source, status, failure } = useAppState((state) => state.playback);
  const canPlay = useAppState((state) => playableSource(state) !== null);
  const title = useAppState(sourceTitle);
  const readLevel = useCallback(() => app.services.playback.outputLevel(), [app]);
  const isPlaying = status === 'playing';
  return (
    <section className={styles['transport']} aria-label="Player">
      {failure && <FailureNotice failure={failure} />}
      <div className={styles['row']}>
        <IconButton
          look="primary"
          icon={isPlaying ? 'pause' : 'play'}
          label={isPlaying ? 'Pause' : 'Play'}
          disabled={!canPlay || status === 'loading'}
          onClick={() => void playOrPause(app)}
        />
        <IconButton
          icon="stop"
          label="Stop"
          disabled={source === null || status === 'stopped'}
          onClick={() => stopPlayback(app)}
        />
        <p className={styles['title']}>
          {status === 'loading' ? 'Loading the sound' : (title ?? 'Nothing to play yet')}
        </p>
        <SeekBar />
        <LevelMeter readLevel={readLevel} />
      </div>
    </section>
  );
}
