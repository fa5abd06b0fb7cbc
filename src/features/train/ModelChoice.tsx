// What the next training begins with, how large it is, and how long that would take on this device.
import { useEffect } from 'react';
import { loadStarter } from '../../commands/loadStarter.ts';
import { measureSpeeds, stopMeasuring } from '../../commands/measureSpeeds.ts';
import { Button } from '../../components/controls/Button.tsx';
import { ChoiceGroup } from '../../components/controls/ChoiceGroup.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { Notice } from '../../components/controls/Notice.tsx';
import { PRESET_NAMES, sizeOf } from '../../core/model/trainedModel.ts';
import { findModel, STARTER_ID } from '../../store/training.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { wordModelChoice } from '#words/models.ts';
import { SIZE_TEXT, TRAIN_TEXT, wordTrainFor } from '#words/train.ts';
import { wordEstimate } from '#words/training.ts';
import { useEstimates } from './useEstimates.ts';

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
  // Elsewhere nobody reads it, and it would keep the model from writing.
  useEffect(() => () => void stopMeasuring(app), [app]);

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
        label={TRAIN_TEXT.beginWith}
        hint={isAnew ? TRAIN_TEXT.beginAnewHint : TRAIN_TEXT.beginWithHint}
        value={isAnew ? NOTHING : (baseModelId ?? NOTHING)}
        choices={[
          { value: NOTHING, label: TRAIN_TEXT.nothing },
          { value: STARTER_ID, label: TRAIN_TEXT.starterModel },
          ...models.map(({ id, model }) => ({ value: id, label: wordModelChoice(model) })),
        ]}
        disabled={isLocked}
        onChange={beginWith}
      />
      {isAnew && (
        <ChoiceGroup
          legend={TRAIN_TEXT.size}
          value={settings.preset}
          choices={PRESET_NAMES.map((preset) => ({
            value: preset,
            label: SIZE_TEXT[preset].label,
            hint: `${SIZE_TEXT[preset].hint} ${wordEstimate(estimates[preset])}`,
          }))}
          disabled={isLocked}
          onChange={(preset) => change({ ...settings, preset })}
        />
      )}
      {!isAnew && <p>{wordEstimate(seconds)}</p>}
      {!isLocked && seconds !== undefined && seconds > LONG_SECONDS && (
        <Notice tone="caution" title={TRAIN_TEXT.longTitle}>
          <p>{TRAIN_TEXT.long}</p>
          <Button
            onClick={() =>
              change({ ...settings, length: { kind: 'minutes', minutes: SHORTER_MINUTES } })
            }
          >
            {wordTrainFor(SHORTER_MINUTES)}
          </Button>
        </Notice>
      )}
    </>
  );
}
