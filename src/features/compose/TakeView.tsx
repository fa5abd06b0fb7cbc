// The chosen take: its roll with the playhead, and what can be done with it.
import { useMemo, useState } from 'react';
import { playFrom } from '../../commands/evaluate.ts';
import { playSource, seekPlayback, togglePlayback } from '../../commands/playback.ts';
import { removeTake } from '../../commands/remove.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Notice } from '../../components/controls/Notice.tsx';
import { PianoRoll } from '../../components/plots/PianoRoll.tsx';
import { toRollNotes } from '../../components/plots/rollNotes.ts';
import { countBars } from '../../core/metrics/barWindows.ts';
import { endTicks } from '../../core/music/score.ts';
import { createTimeMap } from '../../core/music/timeMap.ts';
import type { Take } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { countOf, formatClock } from '../figureWording.ts';
import { factsOf } from '../scoreFacts.ts';
import { TrackList } from '../TrackList.tsx';
import { barsIn, barTicksOf, spanOf, type BarSelection } from './barTicks.ts';
import { ExportButtons, SoundFileSettings } from './ExportMenu.tsx';
import { RewritePanel } from './RewritePanel.tsx';
import { TakeCoach } from './TakeCoach.tsx';
import styles from './TakeView.module.css';
import { wordRemarks } from '../takeWording.ts';

export function TakeView({ take }: { take: Take }) {
  const app = useApp();
  const { id, title, score, primeNotes } = take;
  const isLoaded = useAppState(
    ({ playback: { source } }) => source?.kind === 'take' && source.id === id,
  );
  const isPlaying = useAppState(({ playback }) => isLoaded && playback.status === 'playing');
  const exportFailure = useAppState(({ audioExport }) =>
    audioExport.status === 'failed' && audioExport.takeId === id ? audioExport.failure : null,
  );
  const timeMap = useMemo(() => createTimeMap(score), [score]);
  const notes = useMemo(() => toRollNotes(score, primeNotes), [score, primeNotes]);
  const barTicks = useMemo(() => barTicksOf(score), [score]);
  const playheadTicks = useMemo(
    () => (isLoaded ? () => timeMap.toTicks(app.services.playback.positionSeconds()) : null),
    [app, isLoaded, timeMap],
  );
  const [selection, setSelection] = useState<BarSelection | null>(null);
  const facts = factsOf(score);
  const remarks = wordRemarks(take.remarks);
  const seek = (ticks: number): void => {
    if (isLoaded) seekPlayback(app, timeMap.toSeconds(ticks));
    else void playFrom(app, { kind: 'take', id }, ticks);
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
      <TakeCoach take={take} />
      <PianoRoll
        key={id}
        label={`${title}: ${countOf(facts.notes, 'note')} in ${countOf(countBars(score), 'bar')}, ${formatClock(facts.seconds)} long`}
        notes={notes}
        barTicks={barTicks}
        ticksPerQuarter={score.ticksPerQuarter}
        lengthTicks={endTicks(score)}
        playheadTicks={playheadTicks}
        selection={selection && spanOf(score, selection)}
        onSeek={seek}
        onSelect={(span) => setSelection(barsIn(score, span))}
      >
        {primeNotes > 0 && (
          <p>
            <span className={styles['prime']} /> Grey: the opening it was given,{' '}
            {countOf(primeNotes, 'note')}
          </p>
        )}
      </PianoRoll>
      {remarks.length > 0 && <Notice>{remarks.join(' ')}</Notice>}
      <RewritePanel take={take} selection={selection} onSelect={setSelection} />
      <TrackList source={{ kind: 'take', id }} score={score} />
      <SoundFileSettings />
    </section>
  );
}
