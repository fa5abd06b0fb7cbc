// How runs went: losses, gradient norm and learning rate of the chosen ones, one over the other.
import { Suspense, useDeferredValue, useMemo, useState } from 'react';
import { SelectField } from '../../components/controls/Field.tsx';
import { Panel } from '../../components/controls/Panel.tsx';
import { Slider } from '../../components/controls/Slider.tsx';
import { Switch } from '../../components/controls/Switch.tsx';
import { PlotFrame } from '../../components/plots/PlotFrame.tsx';
import { useAppState } from '../appContext.tsx';
import { lazyView } from '../lazyView.tsx';
import { usePlotSaves } from '../usePlotSaves.ts';
import styles from './LearningCurves.module.css';
import { drawRuns, findRuns, wordRuns, type CurveView } from './runCurves.ts';
import { curveTable } from './curveTable.ts';

const CurveChart = lazyView(
  async () => (await import('../../components/plots/CurveChart.tsx')).default,
);

const QUANTITY_CHOICES = [
  { value: 'loss', label: 'loss' },
  { value: 'gradientNorm', label: 'gradient norm' },
  { value: 'learningRate', label: 'learning rate' },
] as const;
const OVER_CHOICES = [
  { value: 'notes', label: 'notes heard' },
  { value: 'passes', label: 'passes over the music' },
] as const;

const EXPLAINED: Readonly<Record<CurveView['quantity'], string>> = {
  loss: 'Loss says how much the next note surprises the model, in nats per note; lower is better. “Training” is measured while it learns, “validation” on music it does not learn from. “Just counting” is what comes of counting which note follows which; a model must get below it.',
  gradientNorm:
    'How strongly each step wants to change the model. Peaks are steps that surprised it much; a norm that keeps growing is a training about to fail.',
  learningRate:
    'How far each step goes. It rises at the beginning, so that the first steps break nothing, and falls to the end.',
};

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
  const saves = usePlotSaves(shown.length === 1 ? shown[0]!.name : 'Trainings');
  if (!newest) return null;
  const set = (part: Partial<CurveView>) => setView({ ...view, ...part });
  return (
    <Panel title="Learning curves">
      <div className={styles['settings']}>
        <SelectField
          label="Show"
          value={view.quantity}
          choices={QUANTITY_CHOICES}
          onChange={(quantity) => set({ quantity })}
        />
        <SelectField
          label="Over"
          value={view.over}
          choices={OVER_CHOICES}
          onChange={(over) => set({ over })}
        />
        <Slider
          label="Smoothing"
          min={0}
          max={0.95}
          step={0.05}
          value={view.smoothing}
          valueText={view.smoothing === 0 ? 'none' : `${Math.round(view.smoothing * 100)} %`}
          onChange={(smoothing) => set({ smoothing })}
        />
        <Switch isOn={isLogarithmic} onChange={setLogarithmic}>
          Logarithmic scale
        </Switch>
      </div>
      {runs.length > 1 && (
        <fieldset className={styles['runs']}>
          <legend>Trainings to compare</legend>
          {runs.map(({ id, name: runName }) => (
            <Switch
              key={id}
              isOn={shown.some((run) => run.id === id)}
              onChange={(isOn) => setChoices(new Map(choices).set(id, isOn))}
            >
              {runName}
            </Switch>
          ))}
        </fieldset>
      )}
      {drawing ? (
        <PlotFrame
          title={drawing.title}
          summary={wordRuns(shown, view)}
          table={() => curveTable(drawing.xTitle, drawing.curves)}
          saves={saves(drawing.title)}
        >
          <Suspense fallback={<div className={styles['chartPlace']} />}>
            <CurveChart {...drawing} isLogarithmic={isLogarithmic} />
          </Suspense>
        </PlotFrame>
      ) : (
        <p>No training is chosen to be drawn.</p>
      )}
      <p className={styles['small']}>{EXPLAINED[view.quantity]}</p>
    </Panel>
  );
}
