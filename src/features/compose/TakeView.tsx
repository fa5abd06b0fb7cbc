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
import { factsOf } from '../scoreFacts.ts';
import { SoundingMap } from '../SoundingMap.tsx';
import { TrackList } from '../TrackList.tsx';
import { COMMON_TEXT, nameDelete } from '#words/common.ts';
import { nameTake, wordPrime } from '#words/compose.ts';
import { wordRemarks } from '#words/takes.ts';
import { barsIn, spanOf, type BarSelection } from './barTicks.ts';
import { ConsideredPanel } from './ConsideredPanel.tsx';
import { ExportButtons, SoundFileSettings } from './ExportMenu.tsx';
import { RewritePanel } from './RewritePanel.tsx';
import { TakeCoach } from './TakeCoach.tsx';
import { TakeRoll } from './TakeRoll.tsx';
import styles from './TakeView.module.css';

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
          {isPlaying ? COMMON_TEXT.pause : COMMON_TEXT.play}
        </Button>
        <ExportButtons takeId={id} />
        <Button look="quiet" aria-label={nameDelete(title)} onClick={() => removeTake(app, id)}>
          {COMMON_TEXT.delete}
        </Button>
      </div>
      {exportFailure && <FailureNotice failure={exportFailure} />}
      <TakeRoll
        key={id}
        take={take}
        label={nameTake(title, facts.notes, countBars(score), facts.seconds)}
        selection={selection && spanOf(score, selection)}
        onSelect={(span) => setSelection(barsIn(score, span))}
      >
        {primeNotes > 0 && (
          <p>
            <span className={styles['prime']} /> {wordPrime(primeNotes)}
          </p>
        )}
      </TakeRoll>
      <TrackList source={{ kind: 'take', id }} score={score} />
      {!take.edited && <TakeCoach take={take} />}
      <SoundingMap source={{ kind: 'take', id }} score={score} />
      {remarks.length > 0 && <Notice>{remarks.join(' ')}</Notice>}
      <RewritePanel take={take} selection={selection} onSelect={setSelection} />
      <ConsideredPanel take={take} />
      <SoundFileSettings />
    </section>
  );
}
