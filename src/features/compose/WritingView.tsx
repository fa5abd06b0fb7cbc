// The take while it is being written: the roll fills from left to right.
import { useEffect, useMemo, useRef } from 'react';
import { ProgressBar } from '../../components/controls/ProgressBar.tsx';
import { PianoRoll } from '../../components/plots/PianoRoll.tsx';
import { DEFAULT_TEMPO_BPM, endTicks, type Score } from '../../core/music/score.ts';
import type { WritingProgress } from '../../store/takes.ts';
import { countOf, formatCount } from '../figureWording.ts';
import { barTicksOf } from './barTicks.ts';
import styles from './TakeView.module.css';

export function WritingView({ progress }: { progress: WritingProgress }) {
  const { written, wanted, notes, ticksPerQuarter } = progress;
  const view = useRef<HTMLElement>(null);
  // On a narrow screen the roll is below the form that was just sent.
  useEffect(() => {
    // In braces: newer browsers return a promise, which React would take for a clean-up.
    view.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const score = useMemo<Score>(
    () => ({
      title: '',
      ticksPerQuarter,
      tracks: [{ name: '', program: 0, isDrum: false, notes, pedals: [] }],
      tempos: [{ ticks: 0, tempoBpm: DEFAULT_TEMPO_BPM }],
      meters: [{ ticks: 0, numerator: 4, denominator: 4 }],
    }),
    [notes, ticksPerQuarter],
  );
  const rollNotes = useMemo(
    () =>
      notes.map((note, index) => ({ ...note, track: 0, isPrime: index < notes.length - written })),
    [notes, written],
  );
  const barTicks = useMemo(() => barTicksOf(score), [score]);
  return (
    <section ref={view} className={styles['take']} aria-label="The take being written">
      <ProgressBar
        label="Writing"
        fraction={wanted > 0 ? written / wanted : null}
        text={`${formatCount(written)} of ${countOf(wanted, 'note')} written`}
      />
      <PianoRoll
        label={`${countOf(notes.length, 'note')} so far`}
        notes={rollNotes}
        barTicks={barTicks}
        ticksPerQuarter={ticksPerQuarter}
        lengthTicks={endTicks(score)}
        playheadTicks={null}
        followsEnd
      />
    </section>
  );
}
