// The take while it is being written: the roll fills from left to right.
import { useEffect, useMemo, useRef } from 'react';
import { ProgressBar } from '../../components/controls/ProgressBar.tsx';
import { PianoRoll } from '../../components/plots/PianoRoll.tsx';
import { toRollNotes } from '../../components/plots/rollNotes.ts';
import { countNotes, endTicks, type Score } from '../../core/music/score.ts';
import type { WritingProgress } from '../../store/takes.ts';
import { countOf, formatCount } from '../figureWording.ts';
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
    <section ref={view} className={styles['take']} aria-label="The take being written">
      <ProgressBar
        label="Writing"
        fraction={wanted > 0 ? written / wanted : null}
        text={`${formatCount(written)} of ${countOf(wanted, 'note')} written`}
      />
      {score && <GrowingRoll score={score} written={written} />}
    </section>
  );
}

/** @param written how many of the notes, the last ones, are the model's own */
function GrowingRoll({ score, written }: { score: Score; written: number }) {
  const count = countNotes(score);
  const notes = useMemo(() => toRollNotes(score, count - written), [score, count, written]);
  const barTicks = useMemo(() => barTicksOf(score), [score]);
  return (
    <PianoRoll
      label={`${countOf(count, 'note')} so far`}
      notes={notes}
      barTicks={barTicks}
      ticksPerQuarter={score.ticksPerQuarter}
      lengthTicks={endTicks(score)}
      playheadTicks={null}
      followsEnd
    />
  );
}
