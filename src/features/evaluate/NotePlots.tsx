// Pictures of a take beside the pieces: where in the bar its notes begin, which tone follows which, how far its
// steps go, how long its notes last; and its tones over time and its sound alone.
import { useMemo } from 'react';
import { ColumnsPlot } from '../../components/plots/ColumnsPlot.tsx';
import { HeatMap } from '../../components/plots/HeatMap.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { estimateKey } from '../../core/metrics/key.ts';
import { melodicNotes } from '../../core/metrics/measures.ts';
import { notePatterns, type NotePatterns } from '../../core/metrics/notePatterns.ts';
import { withoutPrime } from '../../core/metrics/withoutPrime.ts';
import type { Take } from '../../store/takes.ts';
import { SoundingMap } from '../SoundingMap.tsx';
import { EVALUATE_TEXT, titlePictures } from '#words/evaluate.ts';
import { wordKey } from '#words/measures.ts';
import styles from './NotePlots.module.css';
import {
  intervalPlot,
  lengthPlot,
  pitchPlot,
  timePlot,
  tonePlot,
  transitionPlot,
} from './patternPlots.ts';
import { SoundPlot } from './SoundPlot.tsx';
import { usePlotSaves } from '../usePlotSaves.ts';

export function NotePlots({ take, corpus }: { take: Take; corpus: NotePatterns | null }) {
  const { id, score, primeNotes, title } = take;
  const saves = usePlotSaves(title);
  const plots = useMemo(() => {
    const written = withoutPrime(score, primeNotes).score;
    const notes = melodicNotes(written);
    if (notes.length === 0) return null;
    const own = notePatterns(written);
    return {
      key: estimateKey(notes),
      pairs: [pitchPlot, tonePlot, transitionPlot].map((plot) => plot(own, corpus)),
      columns: [intervalPlot, lengthPlot].map((plot) => plot(own, corpus)),
      time: timePlot(score),
    };
  }, [score, primeNotes, corpus]);
  return (
    <Panel title={titlePictures(title)}>
      <SoundingMap source={{ kind: 'take', id }} score={score} />
      {plots ? (
        <>
          <p>{wordKey(plots.key)}</p>
          {plots.pairs.map((plot) => (
            <HeatMap key={plot.title} {...plot} saves={saves(plot.title)} />
          ))}
          <div className={styles['plots']}>
            {plots.columns.map((plot) => (
              <ColumnsPlot key={plot.title} {...plot} saves={saves(plot.title)} />
            ))}
          </div>
          <HeatMap {...plots.time} saves={saves(plots.time.title)} />
        </>
      ) : (
        <p>{EVALUATE_TEXT.noPitches}</p>
      )}
      <SoundPlot key={id} take={take} />
    </Panel>
  );
}
