// What the next training begins with, how large it is, and how long that would take on this device.
import { useEffect } from 'react';
import { measureSpeeds } from '../../commands/measureSpeeds.ts';
import { Button } from '../../components/controls/Button.tsx';
import { ChoiceGroup } from '../../components/controls/ChoiceGroup.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { Notice } from '../../components/controls/Notice.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { sizeOf } from '../modelWording.ts';
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
  const models = useAppState((state) => state.training.models);
  const rows = useAppState((state) => state.library.rows);
  const estimates = useEstimates();
  const base = models.find(({ id }) => id === settings.baseModelId);
  const { engine } = settings;
  useEffect(() => {
    if (!isLocked) void measureSpeeds(app);
  }, [app, engine, isLocked, rows]);

  const size = base ? sizeOf(base.model.network) : settings.preset;
  const seconds = estimates[size];
  return (
    <>
      {models.length > 0 && (
        <SelectField
          label="Begin with"
          hint={
            base
              ? 'It keeps what it knows, and its size, and learns these pieces on top. The model itself stays as it is.'
              : 'It knows nothing but these pieces.'
          }
          value={base?.id ?? NOTHING}
          choices={[
            { value: NOTHING, label: 'a new model' },
            ...models.map(({ id, model }) => ({ value: id, label: model.name })),
          ]}
          disabled={isLocked}
          onChange={(id) => change({ ...settings, baseModelId: id === NOTHING ? null : id })}
        />
      )}
      {!base && (
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
      {base && <p>{wordEstimate(seconds)}</p>}
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
