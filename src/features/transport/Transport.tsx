// Always at the foot of the page: what plays, play and pause, stop, where it is, how loud it is, and more on demand.
import { Suspense, useCallback, useState } from 'react';
import { playOrPause, stopPlayback } from '../../commands/playback.ts';
import { IconButton } from '../../components/controls/Button.tsx';
import { LevelMeter } from '../../components/controls/LevelMeter.tsx';
import { shownPlayable } from '../../store/playable.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { lazyView } from '../lazyView.tsx';
import { COMMON_TEXT } from '#words/common.ts';
import { TRANSPORT_TEXT, wordLoading } from '#words/transport.ts';
import { SeekBar } from './SeekBar.tsx';
import styles from './Transport.module.css';

const PlayerControls = lazyView(async () => (await import('./PlayerControls.tsx')).PlayerControls);

export function Transport() {
  const app = useApp();
  const { source, status, isInterrupted, failure, loadedShare } = useAppState(
    (state) => state.playback,
  );
  const title = useAppState((state) => shownPlayable(state)?.title ?? null);
  const readLevel = useCallback(() => app.services.playback.outputLevel(), [app]);
  const [isOpen, setIsOpen] = useState(false);
  const isPlaying = status === 'playing' || status === 'waiting';
  return (
    <section className={styles['transport']} aria-label={TRANSPORT_TEXT.player}>
      {failure && <FailureNotice failure={failure} />}
      <div className={styles['row']}>
        <IconButton
          look="primary"
          chord="Space"
          icon={isPlaying ? 'pause' : 'play'}
          label={isPlaying ? COMMON_TEXT.pause : COMMON_TEXT.play}
          disabled={title === null || status === 'loading'}
          onClick={() => void playOrPause(app)}
        />
        <IconButton
          icon="stop"
          label={COMMON_TEXT.stop}
          disabled={source === null || status === 'stopped'}
          onClick={() => stopPlayback(app)}
        />
        <p className={styles['title']}>
          {status === 'loading' && wordLoading(loadedShare)}
          {status === 'waiting' && TRANSPORT_TEXT.waiting}
          {status !== 'loading' &&
            status !== 'waiting' &&
            (isInterrupted ? TRANSPORT_TEXT.interrupted : (title ?? TRANSPORT_TEXT.nothing))}
        </p>
        <SeekBar />
        <LevelMeter readLevel={readLevel} />
        <IconButton
          icon="sliders"
          label={TRANSPORT_TEXT.settings}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        />
      </div>
      {/* The keyboard comes to it from its button, the eye above it. */}
      {isOpen && (
        <div className={styles['more']}>
          <Suspense fallback={null}>
            <PlayerControls />
          </Suspense>
        </div>
      )}
    </section>
  );
}
