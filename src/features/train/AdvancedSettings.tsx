// The settings most musicians never need: size, how long, seed.
import { ChoiceGroup } from '../../components/controls/ChoiceGroup.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { NumberField, SelectField } from '../../components/controls/Field.tsx';
import { ENGINES, type TrainSettings } from '../../core/model/training.ts';
import styles from './AdvancedSettings.module.css';
import { ENGINE_NAMES } from './trainWording.ts';

const SIZES = [
  { value: 'S', label: 'Small', hint: 'Quick. Right for a handful of pieces.' },
  { value: 'M', label: 'Medium', hint: 'Slower. For dozens of pieces.' },
  { value: 'L', label: 'Large', hint: 'Slow. For hundreds of pieces and a fast machine.' },
] as const;

const RUNS_ON = [
  { value: 'auto', label: 'the fastest here' },
  ...ENGINES.map((name) => ({ value: name, label: ENGINE_NAMES[name] })),
] as const;

export function AdvancedSettings({
  settings,
  isLocked,
  onChange,
}: {
  settings: TrainSettings;
  isLocked: boolean;
  onChange: (settings: TrainSettings) => void;
}) {
  return (
    <Disclosure summary="Advanced">
      <ChoiceGroup
        legend="Size of the model"
        value={settings.preset}
        choices={SIZES}
        disabled={isLocked}
        onChange={(preset) => onChange({ ...settings, preset })}
      />
      <div className={styles['numbers']}>
        <NumberField
          label="Passes"
          hint="How many times it hears all the music. It stops sooner when it no longer improves."
          min={1}
          max={500}
          value={settings.passes}
          disabled={isLocked}
          onChange={(passes) => onChange({ ...settings, passes })}
        />
        <NumberField
          label="Seed"
          hint="The same pieces, settings and seed begin the same way."
          min={0}
          max={4294967295}
          value={settings.seed}
          disabled={isLocked}
          onChange={(seed) => onChange({ ...settings, seed })}
        />
        <SelectField
          label="Runs on"
          hint="By itself it takes the fastest that computes right."
          value={settings.engine}
          choices={RUNS_ON}
          disabled={isLocked}
          onChange={(engine) => onChange({ ...settings, engine })}
        />
      </div>
    </Disclosure>
  );
}
