// The chosen take: its roll with the playhead, and what can be done with it.
import { useMemo } from 'react';
import { playSource, seekPlayback, togglePlayback } from '../../commands/playback.ts';
import { removeTake } from '../../commands/remove.ts';
import { Button } from '../../components/controls/Button.tsx';
import { PianoRoll } from '../../components/plots/PianoRoll.tsx';
import { toRollNotes } from '../../components/plots/rollNotes.ts';
import { endTicks } from '../../core/music/score.ts';
import { createTimeMap } from '../../core/music/timeMap.ts';
import type { Take } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { countOf, formatClock } from '../figureWording.ts';
import { factsOf } from '../scoreFacts.ts';
import { barTicksOf } from './barTicks.ts';
import { ExportButtons, SoundFileSettings } from './ExportMenu.tsx';
import styles from './TakeView.module.css';
import { TrackList } from './TrackList.tsx';

export function TakeView({ take }: { take: Take }) {
  const app = useApp();
  const { id, title, score, primeNotes } = take;
  const isLoaded = useAppState(
    ({ playback: { source } }) => source?.kind === 'take' && source.id === id,
  );
  const isPlaying = useAppState(({ playback }) => isLoaded && playback.status === 'playing');
  const exportFailure = useAppState(({ audioExport }) =>
    audioExport.status === 'failed' ? audioExport.failure : null,
  );
  const timeMap = useMemo(() => createTimeMap(score), [score]);
  const notes = useMemo(() => toRollNotes(score, primeNotes), [score, primeNotes]);
  const barTicks = useMemo(() => barTicksOf(score), [score]);
  const playheadTicks = useMemo(
    () => (isLoaded ? () => timeMap.toTicks(app.services.playback.positionSeconds()) : null),
    [app, isLoaded, timeMap],
  );
  const facts = factsOf(score);
  const seek = async (ticks: number) => {
    if (!isLoaded) await playSource(app, { kind: 'take', id });
    seekPlayback(app, timeMap.toSeconds(ticks));
  };
  return (
    <section className={styles['take']} aria-labelledby="take-title">
      <div className={styles['head']}>
        <h2 id="take-title">{title}</h2>
        <Button
          icon={isPlaying ? 'pause' : 'play'}
          onClick={() =>
            void (isLoaded ? togglePlayback(app) : playSource(app, { kind: 'take', id }))
          }
        >
          {isPlaying ? 'Pause' : 'Play'}
        </Button>
        <ExportButtons takeId={id} />
        <Button look="quiet" onClick={() => removeTake(app, id)}>
          Delete
        </Button>
      </div>
      {exportFailure && <FailureNotice failure={exportFailure} />}
      <PianoRoll
        key={id}
        label={`${title}: ${countOf(facts.notes, 'note')} in ${countOf(barTicks.length, 'bar')}, ${formatClock(facts.seconds)} long`}
        notes={notes}
        barTicks={barTicks}
        ticksPerQuarter={score.ticksPerQuarter}
        lengthTicks={endTicks(score)}
        playheadTicks={playheadTicks}
        onSeek={(ticks) => void seek(ticks)}
      >
        {primeNotes > 0 && (
          <p>
            <span className={styles['prime']} /> Grey: the opening it was given,{' '}
            {countOf(primeNotes, 'note')}
          </p>
        )}
      </PianoRoll>
      <TrackList take={take} />
      <SoundFileSettings />
    </section>
  );
}
