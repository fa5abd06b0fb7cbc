// Where a take lies among the pieces, a strip for each measure.
import { useRef } from 'react';
import { savePicture } from '../../commands/evaluate.ts';
import { Button } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { DistributionStrip } from '../../components/plots/DistributionStrip.tsx';
import { stackSvg } from '../../components/plots/saveSvg.ts';
import type { TakeEvaluation } from '../../core/metrics/evaluation.ts';
import { MEASURE_NAMES, type MeasureName } from '../../core/metrics/pieceMeasures.ts';
import type { Take } from '../../store/takes.ts';
import { useApp } from '../appContext.tsx';
import { countOf } from '../figureWording.ts';
import styles from './MeasurePanel.module.css';
import { formatMeasure, MEASURE_WORDS, wordPlace, wordUnits } from './measureWording.ts';

export function MeasurePanel({ take, evaluation }: { take: Take; evaluation: TakeEvaluation }) {
  const app = useApp();
  const list = useRef<HTMLUListElement>(null);
  const { spread } = evaluation;
  const hasValue = (name: MeasureName): boolean =>
    !Number.isNaN(evaluation.measures[name]) || spread.values[name].length > 0;
  const save = () => {
    const drawings = [...(list.current?.querySelectorAll('svg') ?? [])];
    if (drawings.length > 0) savePicture(app, `${take.title} measures`, stackSvg(drawings));
  };
  const count = Math.max(...MEASURE_NAMES.map((name) => spread.values[name].length));
  return (
    <Panel title={`Where ${take.title} lies`}>
      <p>
        The triangle is the take, each tick one of {wordUnits(spread)} ({count}), the band their
        middle nine tenths. Measured over passages of {countOf(spread.bars, 'bar')}, so that short
        and long music compare.
      </p>
      <ul ref={list} className={styles['measures']}>
        {MEASURE_NAMES.filter(hasValue).map((name) => (
          <MeasureRow key={name} name={name} evaluation={evaluation} />
        ))}
      </ul>
      <div>
        <Button icon="download" onClick={save}>
          Save as SVG
        </Button>
      </div>
      <Disclosure summary="What the measures are">
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
      <h3>{title}</h3>
      <p className={styles['value']}>
        {formatMeasure(name, value)} <span>{unit}</span>
      </p>
      <p className={styles['place']}>{place}</p>
      {values.length > 0 && !Number.isNaN(value) && (
        <DistributionStrip
          title={title}
          label={`${title}: ${formatMeasure(name, value)} ${unit}. ${place}`}
          values={values}
          value={value}
          format={format}
        />
      )}
    </li>
  );
}
