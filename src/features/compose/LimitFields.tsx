// What a take keeps within. Left alone, each part keeps to what its training pieces do.
import { Button } from '../../components/controls/Button.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { Slider } from '../../components/controls/Slider.tsx';
import { Checkbox } from '../../components/controls/Checkbox.tsx';
import { Switch } from '../../components/controls/Switch.tsx';
import { countLimits, NO_LIMITS, type TakeLimits } from '../../core/model/takeSettings.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import { pitchName } from '../../core/music/pitchNames.ts';
import { useAppState } from '../appContext.tsx';
import {
  DENSITIES,
  GRID_CHOICES,
  LIMITS_TEXT,
  namePart,
  wordAtMost,
  wordLimits,
} from '#words/limits.ts';
import { KEY_CHOICES, keyOfChoice, valueOfKey } from './keyChoices.ts';
import { partsOf } from './writeTakes.ts';
import styles from './WritingForm.module.css';

const FREE = 'free';
const POLYPHONIES = [1, 2, 3, 4, 5, 6, 8];
/** The 88 keys of a piano. */
const [LOWEST, HIGHEST] = [21, 108];

export function LimitFields({ model }: { model: TrainedModel }) {
  const { limits } = useAppState((state) => state.settings.writing);
  const setWriting = useAppState((state) => state.setWritingSettings);
  const set = (change: Partial<TakeLimits>) => setWriting({ limits: { ...limits, ...change } });
  const setCount = countLimits(limits);
  const [low, high] = limits.pitches ?? [LOWEST, HIGHEST];
  return (
    <Disclosure summary={wordLimits(setCount)}>
      <Instruments model={model} slots={limits.slots} onChange={(slots) => set({ slots })} />
      <SelectField
        label={LIMITS_TEXT.scale}
        hint={LIMITS_TEXT.scaleHint}
        value={valueOfKey(limits.key)}
        choices={KEY_CHOICES}
        onChange={(value) => set({ key: keyOfChoice(value) })}
      />
      <SelectField
        label={LIMITS_TEXT.grid}
        hint={LIMITS_TEXT.gridHint}
        value={limits.grid}
        choices={GRID_CHOICES}
        onChange={(grid) => set({ grid })}
      />
      <SelectField
        label={LIMITS_TEXT.density}
        hint={LIMITS_TEXT.densityHint}
        value={limits.density}
        choices={DENSITIES}
        onChange={(density) => set({ density })}
      />
      <SelectField
        label={LIMITS_TEXT.polyphony}
        hint={LIMITS_TEXT.polyphonyHint}
        value={String(limits.polyphony ?? FREE)}
        choices={[
          { value: FREE, label: LIMITS_TEXT.asLearned },
          ...POLYPHONIES.map((most) => ({ value: String(most), label: wordAtMost(most) })),
        ]}
        onChange={(value) => set({ polyphony: value === FREE ? null : Number(value) })}
      />
      <Switch
        isOn={limits.pitches !== null}
        onChange={(isOn) => set({ pitches: isOn ? [48, 84] : null })}
      >
        {LIMITS_TEXT.chooseRange}
      </Switch>
      {limits.pitches && (
        <>
          <Slider
            label={LIMITS_TEXT.lowest}
            min={LOWEST}
            max={HIGHEST}
            step={1}
            value={low}
            valueText={pitchName(low)}
            onChange={(pitch) => set({ pitches: [pitch, Math.max(pitch, high)] })}
          />
          <Slider
            label={LIMITS_TEXT.highest}
            min={LOWEST}
            max={HIGHEST}
            step={1}
            value={high}
            valueText={pitchName(high)}
            onChange={(pitch) => set({ pitches: [Math.min(pitch, low), pitch] })}
          />
        </>
      )}
      {setCount > 0 && (
        <div>
          <Button onClick={() => setWriting({ limits: NO_LIMITS })}>{LIMITS_TEXT.clear}</Button>
        </div>
      )}
    </Disclosure>
  );
}

function Instruments({
  model,
  slots,
  onChange,
}: {
  model: TrainedModel;
  slots: readonly number[] | null;
  onChange: (slots: readonly number[] | null) => void;
}) {
  const known = partsOf(model);
  // Of another model's parts there is nothing to choose here.
  const chosen = slots?.filter((slot) => known.includes(slot));
  if (known.length < 2) return null;
  return (
    <fieldset className={styles['instruments']}>
      <legend>{LIMITS_TEXT.instruments}</legend>
      <Switch isOn={!chosen?.length} onChange={(isOn) => onChange(isOn ? null : known.slice(0, 1))}>
        {LIMITS_TEXT.asInPiece}
      </Switch>
      {!!chosen?.length &&
        known.map((slot) => (
          <Checkbox
            key={slot}
            isOn={chosen.includes(slot)}
            onChange={(isOn) => {
              const next = isOn ? [...chosen, slot] : chosen.filter((other) => other !== slot);
              onChange(next.length > 0 ? next.sort((a, b) => a - b) : null);
            }}
          >
            {namePart(slot, known, model.extraPrograms)}
          </Checkbox>
        ))}
    </fieldset>
  );
}
