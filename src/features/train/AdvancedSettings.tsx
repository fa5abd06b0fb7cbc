// The settings most musicians never need, each with what it is by itself.
import { Disclosure } from '../../components/controls/Disclosure.tsx';
import { SelectField } from '../../components/controls/Field.tsx';
import { NumberField } from '../../components/controls/NumberField.tsx';
import { ENGINES, type TrainLength, type TrainSettings } from '../../core/model/training.ts';
import { COMMON_TEXT } from '#words/common.ts';
import { formatPercent } from '#words/figures.ts';
import { SETTING_TEXT } from '#words/train.ts';
import { ENGINE_NAMES } from '#words/training.ts';
import styles from './AdvancedSettings.module.css';

const AUTO = { value: 'auto', label: SETTING_TEXT.auto } as const;

const LENGTHS = [
  AUTO,
  { value: 'passes', label: SETTING_TEXT.inPasses },
  { value: 'minutes', label: SETTING_TEXT.inMinutes },
] as const;

const DEFAULT_LENGTHS: Readonly<Record<TrainLength['kind'], TrainLength>> = {
  auto: { kind: 'auto' },
  passes: { kind: 'passes', passes: 20 },
  minutes: { kind: 'minutes', minutes: 5 },
};

const RUNS_ON = [
  { value: 'auto', label: SETTING_TEXT.auto },
  ...ENGINES.map((name) => ({ value: name, label: ENGINE_NAMES[name] })),
] as const;

const LEARNING_RATES = [0.0005, 0.001, 0.002, 0.004, 0.008];
const DROPOUTS = [0, 0.1, 0.2, 0.3, 0.4, 0.5];

const TRANSPOSITIONS = [
  AUTO,
  { value: 'on', label: SETTING_TEXT.always },
  { value: 'off', label: SETTING_TEXT.never },
] as const;

const VALIDATIONS = [
  AUTO,
  { value: 'pieces', label: SETTING_TEXT.wholePieces },
  { value: 'within', label: SETTING_TEXT.endOfEach },
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
    <Disclosure summary={COMMON_TEXT.advanced}>
      <div className={styles['settings']}>
        <SelectField
          label={SETTING_TEXT.length}
          hint={SETTING_TEXT.lengthHint}
          value={length.kind}
          choices={LENGTHS}
          disabled={isLocked}
          onChange={(kind) => set({ length: DEFAULT_LENGTHS[kind] })}
        />
        {length.kind === 'passes' && (
          <NumberField
            label={SETTING_TEXT.passes}
            hint={SETTING_TEXT.passesHint}
            min={1}
            max={500}
            value={length.passes}
            disabled={isLocked}
            onChange={(passes) => set({ length: { kind: 'passes', passes } })}
          />
        )}
        {length.kind === 'minutes' && (
          <NumberField
            label={SETTING_TEXT.minutes}
            hint={SETTING_TEXT.minutesHint}
            min={1}
            max={1440}
            value={length.minutes}
            disabled={isLocked}
            onChange={(minutes) => set({ length: { kind: 'minutes', minutes } })}
          />
        )}
        <SelectField
          label={SETTING_TEXT.otherKeys}
          hint={SETTING_TEXT.otherKeysHint}
          value={settings.transposition}
          choices={TRANSPOSITIONS}
          disabled={isLocked}
          onChange={(transposition) => set({ transposition })}
        />
        <SelectField
          label={SETTING_TEXT.heldOut}
          hint={SETTING_TEXT.heldOutHint}
          value={settings.validation}
          choices={VALIDATIONS}
          disabled={isLocked}
          onChange={(validation) => set({ validation })}
        />
        <NumberChoice
          label={SETTING_TEXT.learningRate}
          hint={SETTING_TEXT.learningRateHint}
          value={settings.learningRate}
          values={LEARNING_RATES}
          word={String}
          disabled={isLocked}
          onChange={(learningRate) => set({ learningRate })}
        />
        <NumberChoice
          label={SETTING_TEXT.dropout}
          hint={SETTING_TEXT.dropoutHint}
          value={settings.dropout}
          values={DROPOUTS}
          word={formatPercent}
          disabled={isLocked}
          onChange={(dropout) => set({ dropout })}
        />
        <NumberField
          label={COMMON_TEXT.seed}
          hint={SETTING_TEXT.seedHint}
          min={0}
          max={4294967295}
          value={settings.seed}
          disabled={isLocked}
          onChange={(seed) => set({ seed })}
        />
        <SelectField
          label={SETTING_TEXT.engine}
          hint={SETTING_TEXT.engineHint}
          value={settings.engine}
          choices={RUNS_ON}
          disabled={isLocked}
          onChange={(engine) => set({ engine })}
        />
      </div>
    </Disclosure>
  );
}
