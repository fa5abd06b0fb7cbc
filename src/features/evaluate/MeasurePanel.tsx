// Where a take lies among the pieces, a strip for each measure.
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { DistributionStrip } from '../../components/plots/DistributionStrip.tsx';
import { PlotFrame } from '../../components/plots/PlotFrame.tsx';
import type { TakeEvaluation } from '../../core/metrics/evaluation.ts';
import { MEASURE_NAMES, type MeasureName } from '../../core/metrics/pieceMeasures.ts';
import type { Take } from '../../store/takes.ts';
import { EVALUATE_TEXT, nameStrip, titlePlace, wordPointed } from '#words/evaluate.ts';
import {
  MEASURE_WORDS,
  formatMeasure,
  wordAmong,
  wordPlace,
  wordStandsOut,
  wordStrips,
} from '#words/measures.ts';
import styles from './MeasurePanel.module.css';
import { knownMeasures, measureTable, sharedMeasures } from './measureTable.ts';
import { usePlotSaves } from '../usePlotSaves.ts';

const TITLE = EVALUATE_TEXT.measures;

export function MeasurePanel({ take, evaluation }: { take: Take; evaluation: TakeEvaluation }) {
  const saves = usePlotSaves(take.title);
  return (
    <Panel title={titlePlace(take.title)}>
      <p>{wordStandsOut(evaluation)}</p>
      {sharedMeasures(evaluation).length > 0 && (
        <PlotFrame
          title={TITLE}
          summary={wordStrips(evaluation.spread)}
          table={() => measureTable(evaluation)}
          saves={saves(TITLE)}
        >
          <ul className={styles['measures']}>
            {knownMeasures(evaluation).map((name) => (
              <MeasureRow key={name} name={name} evaluation={evaluation} />
            ))}
          </ul>
        </PlotFrame>
      )}
      <Disclosure summary={EVALUATE_TEXT.whatMeasuresAre}>
        <dl className={styles['meanings']}>
          {MEASURE_NAMES.map((name) => (
            <div key={name}>
              <dt>{MEASURE_WORDS[name].title}</dt>
              <dd>{MEASURE_WORDS[name].explains}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </Panel>
  );
}

function MeasureRow({ name, evaluation }: { name: MeasureName; evaluation: TakeEvaluation }) {
  const { title, unit, format } = MEASURE_WORDS[name];
  const value = evaluation.measures[name];
  const values = evaluation.spread.values[name];
  const place = wordPlace(name, evaluation);
  return (
    <li>
      <h4>{title}</h4>
      <p className={styles['value']}>
        {formatMeasure(name, value)} <span>{unit}</span>
      </p>
      <p className={styles['place']}>{place}</p>
      {values.length > 0 && !Number.isNaN(value) && (
        <div className={styles['strip']}>
          <DistributionStrip
            title={title}
            label={nameStrip(title, formatMeasure(name, value), unit, place)}
            content={{ values, value, unit, format }}
            wordValue={(at) => wordPointed(format(at), wordAmong(name, at, evaluation.spread))}
          />
        </div>
      )}
    </li>
  );
}
