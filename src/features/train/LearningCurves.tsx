// How runs went: losses, gradient norm and learning rate of the chosen ones, one over the other.
import { Suspense, useDeferredValue, useMemo, useState } from 'react';
import { SelectField } from '../../components/controls/Field.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { Slider } from '../../components/controls/Slider.tsx';
import { Switch } from '../../components/controls/Switch.tsx';
import { Checkbox } from '../../components/controls/Checkbox.tsx';
import { PlotFrame } from '../../components/plots/PlotFrame.tsx';
import { useAppState } from '../appContext.tsx';
import { lazyView } from '../lazyView.tsx';
import { usePlotSaves } from '../usePlotSaves.ts';
import { COMMON_TEXT } from '#words/common.ts';
import { CURVES_TEXT, QUANTITY_TEXT } from '#words/curves.ts';
import { formatPercent } from '#words/figures.ts';
import styles from './LearningCurves.module.css';
import { drawRuns, findRuns, wordRuns, type CurveView } from './runCurves.ts';
import { countCells, curveTable } from './curveTable.ts';

const CurveChart = lazyView(
  async () => (await import('../../components/plots/CurveChart.tsx')).default,
);

const QUANTITY_CHOICES = [
  { value: 'loss', label: QUANTITY_TEXT.loss.name },
  { value: 'gradientNorm', label: QUANTITY_TEXT.gradientNorm.name },
  { value: 'learningRate', label: QUANTITY_TEXT.learningRate.name },
] as const;
const OVER_CHOICES = [
  { value: 'notes', label: CURVES_TEXT.notesHeard },
  { value: 'passes', label: CURVES_TEXT.passes },
] as const;

export function LearningCurves() {
  // While it runs it changes several times a second; drawing gives way to whatever else the page has to do.
  const training = useDeferredValue(useAppState((state) => state.training));
  const runs = useMemo(() => findRuns(training), [training]);
  const [view, setView] = useState<CurveView>({ quantity: 'loss', over: 'notes', smoothing: 0.6 });
  const [isLogarithmic, setLogarithmic] = useState(true);
  /** Chosen or put away by the musician; the newest is drawn unless put away. */
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const newest = runs.at(-1);
  const shown = useMemo(
    () => runs.filter(({ id }) => choices.get(id) ?? id === newest?.id),
    [runs, choices, newest],
  );
  const drawing = useMemo(() => (shown.length > 0 ? drawRuns(shown, view) : null), [shown, view]);
  const saves = usePlotSaves(shown.length === 1 ? shown[0]!.name : CURVES_TEXT.trainings);
  // Made anew only when one is changed, not with every point.
  const settings = useMemo(() => {
    const set = (part: Partial<CurveView>) => setView({ ...view, ...part });
    return (
      <div className={styles['settings']}>
        <SelectField
          label={CURVES_TEXT.show}
          value={view.quantity}
          choices={QUANTITY_CHOICES}
          onChange={(quantity) => set({ quantity })}
        />
        <SelectField
          label={CURVES_TEXT.over}
          value={view.over}
          choices={OVER_CHOICES}
          onChange={(over) => set({ over })}
        />
        <Slider
          label={CURVES_TEXT.smoothing}
          min={0}
          max={0.95}
          step={0.05}
          value={view.smoothing}
          valueText={view.smoothing === 0 ? COMMON_TEXT.none : formatPercent(view.smoothing)}
          onChange={(smoothing) => set({ smoothing })}
        />
        <Switch isOn={isLogarithmic} onChange={setLogarithmic}>
          {CURVES_TEXT.logarithmic}
        </Switch>
      </div>
    );
  }, [view, isLogarithmic]);
  if (!newest) return null;
  return (
    <Panel title={CURVES_TEXT.title}>
      {settings}
      {runs.length > 1 && (
        <fieldset className={styles['runs']}>
          <legend>{CURVES_TEXT.compare}</legend>
          {runs.map(({ id, name: runName }) => (
            <Checkbox
              key={id}
              isOn={shown.some((run) => run.id === id)}
              onChange={(isOn) => setChoices(new Map(choices).set(id, isOn))}
            >
              {runName}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {drawing ? (
        <PlotFrame
          title={drawing.title}
          summary={wordRuns(shown, view)}
          table={() => curveTable(drawing.xTitle, drawing.curves)}
          tableCells={countCells(drawing.curves)}
          saves={saves(drawing.title)}
        >
          <Suspense fallback={<div className={styles['chartPlace']} />}>
            <CurveChart {...drawing} isLogarithmic={isLogarithmic} />
          </Suspense>
        </PlotFrame>
      ) : (
        <p>{CURVES_TEXT.noneChosen}</p>
      )}
      <p className={styles['small']}>{QUANTITY_TEXT[view.quantity].explained}</p>
    </Panel>
  );
}
