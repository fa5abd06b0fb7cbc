// The settings most musicians never need: size, how long, seed.
import { ChoiceGroup } from '../../components/controls/ChoiceGroup.tsx';
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { NumberField, SelectField } from '../../components/controls/Field.tsx';
import { ENGINES, type TrainLength, type TrainSettings } from '../../core/model/training.ts';
import styles from './AdvancedSettings.module.css';
import { ENGINE_NAMES } from './trainWording.ts';

const SIZES = [
  { value: 'S', label: 'Small', hint: 'Quick. Right for a handful of pieces.' },
  { value: 'M', label: 'Medium', hint: 'Slower. For dozens of pieces.' },
  { value: 'L', label: 'Large', hint: 'Slow. For hundreds of pieces and a fast machine.' },
] as const;

const LENGTHS = [
  { value: 'passes', label: 'a number of passes' },
  { value: 'minutes', label: 'a time' },
] as const;

const DEFAULT_LENGTHS: Readonly<Record<TrainLength['kind'], TrainLength>> = {
  passes: { kind: 'passes', passes: 20 },
  minutes: { kind: 'minutes', minutes: 5 },
};

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
        <SelectField
          label="How long"
          value={settings.length.kind}
          choices={LENGTHS}
          disabled={isLocked}
          onChange={(kind) => onChange({ ...settings, length: DEFAULT_LENGTHS[kind] })}
        />
        {settings.length.kind === 'passes' ? (
          <NumberField
            label="Passes"
            hint="How many times it hears all the music. It stops sooner when it no longer improves."
            min={1}
            max={500}
            value={settings.length.passes}
            disabled={isLocked}
            onChange={(passes) => onChange({ ...settings, length: { kind: 'passes', passes } })}
          />
        ) : (
          <NumberField
            label="Minutes"
            hint="It stops sooner when it no longer improves. Pauses do not count."
            min={1}
            max={1440}
            value={settings.length.minutes}
            disabled={isLocked}
            onChange={(minutes) => onChange({ ...settings, length: { kind: 'minutes', minutes } })}
          />
        )}
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
