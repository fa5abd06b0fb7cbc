// The chosen take: its roll with the playhead, and what can be done with it.
import { useState } from 'react';
import { playSource, togglePlayback } from '../../commands/playback.ts';
import { removeTake } from '../../commands/remove.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Notice } from '../../components/controls/Notice.tsx';
import { countBars } from '../../core/metrics/barWindows.ts';
import type { Take } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { countOf, formatClock } from '../figureWording.ts';
import { factsOf } from '../scoreFacts.ts';
import { SoundingMap } from '../SoundingMap.tsx';
import { TrackList } from '../TrackList.tsx';
import { barsIn, spanOf, type BarSelection } from './barTicks.ts';
import { ConsideredPanel } from './ConsideredPanel.tsx';
import { ExportButtons, SoundFileSettings } from './ExportMenu.tsx';
import { RewritePanel } from './RewritePanel.tsx';
import { TakeCoach } from './TakeCoach.tsx';
import { TakeRoll } from './TakeRoll.tsx';
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
  const [selection, setSelection] = useState<BarSelection | null>(null);
  const facts = factsOf(score);
  const remarks = wordRemarks(take.remarks);
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
      <TakeRoll
        key={id}
        take={take}
        label={`${title}: ${countOf(facts.notes, 'note')} in ${countOf(countBars(score), 'bar')}, ${formatClock(facts.seconds)} long`}
        selection={selection && spanOf(score, selection)}
        onSelect={(span) => setSelection(barsIn(score, span))}
      >
        {primeNotes > 0 && (
          <p>
            <span className={styles['prime']} /> Grey: the opening it was given,{' '}
            {countOf(primeNotes, 'note')}
          </p>
        )}
      </TakeRoll>
      {!take.edited && <TakeCoach take={take} />}
      {isLoaded && <SoundingMap source={{ kind: 'take', id }} score={score} />}
      {remarks.length > 0 && <Notice>{remarks.join(' ')}</Notice>}
      <RewritePanel take={take} selection={selection} onSelect={setSelection} />
      <ConsideredPanel take={take} />
      <TrackList source={{ kind: 'take', id }} score={score} />
      <SoundFileSettings />
    </section>
  );
}
