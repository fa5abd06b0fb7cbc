// The take while it is being written: the roll fills from left to right.
import { useEffect, useMemo, useRef } from 'react';
import { ProgressBar } from '../../components/controls/ProgressBar.tsx';
import { PianoRoll } from '../../components/plots/PianoRoll.tsx';
import { toRollNotes } from '../../components/plots/rollNotes.ts';
import { endTicks, type Score } from '../../core/music/score.ts';
import { createTimeMap } from '../../core/music/timeMap.ts';
import { isSameSource, WRITING_SOURCE } from '../../store/playback.ts';
import type { WritingProgress } from '../../store/takes.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { SoundingMap } from '../SoundingMap.tsx';
import { COMPOSE_TEXT, wordSoFar, wordWriting } from '#words/compose.ts';
import { barTicksOf } from './barTicks.ts';
import styles from './TakeView.module.css';

export function WritingView({
  progress: { written, wanted, score },
}: {
  progress: WritingProgress;
}) {
  const view = useRef<HTMLElement>(null);
  const isBlank = score === null;
  // On a narrow screen the roll, which comes with the first notes, is below the form that was just sent.
  useEffect(() => {
    // In braces: newer browsers return a promise, which React would take for a clean-up.
    view.current?.scrollIntoView({ block: 'nearest' });
  }, [isBlank]);
  return (
    <section ref={view} className={styles['take']} aria-label={COMPOSE_TEXT.beingWritten}>
      <ProgressBar
        label={COMPOSE_TEXT.writing}
        fraction={wanted > 0 ? written / wanted : null}
        text={wordWriting(written, wanted)}
      />
      {score && <GrowingRoll score={score} />}
      {score && <SoundingMap source={WRITING_SOURCE} score={score} atLeastBars={wanted} />}
    </section>
  );
}

function GrowingRoll({ score }: { score: Score }) {
  const app = useApp();
  const isHeard = useAppState(({ playback: { source } }) => isSameSource(source, WRITING_SOURCE));
  const timeMap = useMemo(() => createTimeMap(score), [score]);
  const playheadTicks = useMemo(
    () => (isHeard ? () => timeMap.toTicks(app.services.playback.positionSeconds()) : null),
    [app, isHeard, timeMap],
  );
  const notes = useMemo(() => toRollNotes(score), [score]);
  const barTicks = useMemo(() => barTicksOf(score), [score]);
  return (
    <PianoRoll
      label={wordSoFar(notes.length)}
      notes={notes}
      barTicks={barTicks}
      ticksPerQuarter={score.ticksPerQuarter}
      lengthTicks={endTicks(score)}
      playheadTicks={playheadTicks}
      followsEnd={!isHeard}
    />
  );
}
