// What the next training begins with, how large it is, and how long that would take on this device.
import { useEffect } from 'react';
import { loadStarter } from '../../commands/loadStarter.ts';
import { measureSpeeds } from '../../commands/measureSpeeds.ts';
import { Button } from '../../components/controls/Button.tsx';
import { ChoiceGroup } from '../../components/controls/ChoiceGroup.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { Notice } from '../../components/controls/Notice.tsx';
import { findModel, STARTER_ID } from '../../store/training.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { sizeOf, wordModelChoice } from '../modelWording.ts';
import { useEstimates } from './useEstimates.ts';
import { wordEstimate } from './trainWording.ts';

const SIZES = [
  { value: 'S', label: 'Small', hint: 'Right for a handful of pieces.' },
  { value: 'M', label: 'Medium', hint: 'For dozens of pieces.' },
  { value: 'L', label: 'Large', hint: 'For hundreds of pieces and a fast machine.' },
] as const;

const NOTHING = '';
/** Beyond, a shorter training is offered. */
const LONG_SECONDS = 30 * 60;
const SHORTER_MINUTES = 10;

export function ModelChoice({ isLocked }: { isLocked: boolean }) {
  const app = useApp();
  const settings = useAppState((state) => state.settings.training);
  const change = useAppState((state) => state.setTrainingSettings);
  const training = useAppState((state) => state.training);
  const rows = useAppState((state) => state.library.rows);
  const estimates = useEstimates();
  const { models } = training;
  const { engine, baseModelId } = settings;
  const base = findModel(training, baseModelId);
  const isAnew = base === null && baseModelId !== STARTER_ID;
  useEffect(() => {
    if (!isLocked) void measureSpeeds(app);
  }, [app, engine, isLocked, rows]);

  const size = base ? sizeOf(base.network) : settings.preset;
  const seconds = estimates[size];
  const beginWith = (id: string) => {
    change({ ...settings, baseModelId: id === NOTHING ? null : id });
    // So that its size, and with it the time, is known.
    if (id === STARTER_ID) void loadStarter(app);
  };
  return (
    <>
      <SelectField
        label="Begin with"
        hint={
          isAnew
            ? 'It will know nothing but these pieces.'
            : 'It keeps what it knows, and its size, and learns these pieces on top. The model itself stays as it is.'
        }
        value={isAnew ? NOTHING : (baseModelId ?? NOTHING)}
        choices={[
          { value: NOTHING, label: 'a new model' },
          { value: STARTER_ID, label: 'the starter model' },
          ...models.map(({ id, model }) => ({ value: id, label: wordModelChoice(model) })),
        ]}
        disabled={isLocked}
        onChange={beginWith}
      />
      {isAnew && (
        <ChoiceGroup
          legend="Size of the model"
          value={settings.preset}
          choices={SIZES.map((choice) => ({
            ...choice,
            hint: `${choice.hint} ${wordEstimate(estimates[choice.value])}`,
          }))}
          disabled={isLocked}
          onChange={(preset) => change({ ...settings, preset })}
        />
      )}
      {!isAnew && <p>{wordEstimate(seconds)}</p>}
      {!isLocked && seconds !== undefined && seconds > LONG_SECONDS && (
        <Notice tone="caution" title="This is a lot of music for this device.">
          <p>
            A training of all passes would be long. It may be stopped at any time; or give it a time
            to be done in, and train on later if it is still getting better.
          </p>
          <Button
            onClick={() =>
              change({ ...settings, length: { kind: 'minutes', minutes: SHORTER_MINUTES } })
            }
          >
            Train for {SHORTER_MINUTES} minutes
          </Button>
        </Notice>
      )}
    </>
  );
}
