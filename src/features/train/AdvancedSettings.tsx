// The settings most musicians never need, each with what it is by itself.
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { NumberField, SelectField } from '../../components/controls/Field.tsx';
import { ENGINES, type TrainLength, type TrainSettings } from '../../core/model/training.ts';
import styles from './AdvancedSettings.module.css';
import { ENGINE_NAMES } from './trainWording.ts';

const AUTO = { value: 'auto', label: 'by itself' } as const;

const LENGTHS = [
  AUTO,
  { value: 'passes', label: 'a number of passes' },
  { value: 'minutes', label: 'a time' },
] as const;

const DEFAULT_LENGTHS: Readonly<Record<TrainLength['kind'], TrainLength>> = {
  auto: { kind: 'auto' },
  passes: { kind: 'passes', passes: 20 },
  minutes: { kind: 'minutes', minutes: 5 },
};

const RUNS_ON = [
  { value: 'auto', label: 'the fastest here' },
  ...ENGINES.map((name) => ({ value: name, label: ENGINE_NAMES[name] })),
] as const;

const LEARNING_RATES = [0.0005, 0.001, 0.002, 0.004, 0.008];
const DROPOUTS = [0, 0.1, 0.2, 0.3, 0.4, 0.5];

const TRANSPOSITIONS = [
  AUTO,
  { value: 'on', label: 'always' },
  { value: 'off', label: 'never' },
] as const;

const VALIDATIONS = [
  AUTO,
  { value: 'pieces', label: 'whole pieces' },
  { value: 'within', label: 'the end of each piece' },
] as const;

/** A select of numbers, or `auto`. */
function NumberChoice({
  label,
  hint,
  value,
  values,
  word,
  disabled,
  onChange,
}: {
  label: string;
  hint: string;
  value: number | 'auto';
  values: readonly number[];
  word: (value: number) => string;
  disabled: boolean;
  onChange: (value: number | 'auto') => void;
}) {
  return (
    <SelectField
      {...{ label, hint, disabled }}
      value={String(value)}
      choices={[AUTO, ...values.map((one) => ({ value: String(one), label: word(one) }))]}
      onChange={(text) => onChange(text === 'auto' ? 'auto' : Number(text))}
    />
  );
}

export function AdvancedSettings({
  settings,
  isLocked,
  onChange,
}: {
  settings: TrainSettings;
  isLocked: boolean;
  onChange: (settings: TrainSettings) => void;
}) {
  const { length } = settings;
  const set = (part: Partial<TrainSettings>) => onChange({ ...settings, ...part });
  return (
    <Disclosure summary="Advanced">
      <div className={styles['settings']}>
        <SelectField
          label="How long"
          hint="By itself: until it has heard 600,000 notes, and everything four times at least."
          value={length.kind}
          choices={LENGTHS}
          disabled={isLocked}
          onChange={(kind) => set({ length: DEFAULT_LENGTHS[kind] })}
        />
        {length.kind === 'passes' && (
          <NumberField
            label="Passes"
            hint="How many times it hears all the music. It stops sooner when it no longer improves."
            min={1}
            max={500}
            value={length.passes}
            disabled={isLocked}
            onChange={(passes) => set({ length: { kind: 'passes', passes } })}
          />
        )}
        {length.kind === 'minutes' && (
          <NumberField
            label="Minutes"
            hint="It stops sooner when it no longer improves. Pauses do not count."
            min={1}
            max={1440}
            value={length.minutes}
            disabled={isLocked}
            onChange={(minutes) => set({ length: { kind: 'minutes', minutes } })}
          />
        )}
        <SelectField
          label="Other keys"
          hint="Whether it hears each piece in other keys too. By itself: unless more than four in five of at least five pieces are in one key."
          value={settings.transposition}
          choices={TRANSPOSITIONS}
          disabled={isLocked}
          onChange={(transposition) => set({ transposition })}
        />
        <SelectField
          label="Kept aside to judge by"
          hint="By itself: a tenth of the pieces, two at least, from eight pieces on; of fewer, their ends."
          value={settings.validation}
          choices={VALIDATIONS}
          disabled={isLocked}
          onChange={(validation) => set({ validation })}
        />
        <NumberChoice
          label="Learning rate"
          hint="How far each step goes at its boldest. By itself: 0.004; 0.002 for a large model, or when it goes on from a model."
          value={settings.learningRate}
          values={LEARNING_RATES}
          word={String}
          disabled={isLocked}
          onChange={(learningRate) => set({ learningRate })}
        />
        <NumberChoice
          label="Dropout"
          hint="The share of the model that rests in each step, so that it learns less by heart. By itself: 30 %, and less from 30,000 notes on."
          value={settings.dropout}
          values={DROPOUTS}
          word={(share) => `${Math.round(share * 100)} %`}
          disabled={isLocked}
          onChange={(dropout) => set({ dropout })}
        />
        <NumberField
          label="Seed"
          hint="The same pieces, settings and seed begin the same way. By itself: 1."
          min={0}
          max={4294967295}
          value={settings.seed}
          disabled={isLocked}
          onChange={(seed) => set({ seed })}
        />
        <SelectField
          label="Runs on"
          hint="By itself it takes the fastest that computes right."
          value={settings.engine}
          choices={RUNS_ON}
          disabled={isLocked}
          onChange={(engine) => set({ engine })}
        />
      </div>
    </Disclosure>
  );
}
