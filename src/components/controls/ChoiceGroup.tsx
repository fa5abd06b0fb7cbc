// One of a few: radio buttons drawn as a row of cards, each with a line of explanation.
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useId } from 'react';
import styles from './ChoiceGroup.module.css';

export function ChoiceGroup<Value extends string>({
  legend,
  value,
  choices,
  disabled = false,
  onChange,
}: {
  legend: string;
  value: Value;
  choices: readonly { value: Value; label: string; hint?: string }[];
  disabled?: boolean;
  onChange: (value: Value) => void;
}) {
  const id = useId();
  return (
    <div className={styles['group']}>
      <span id={id} className={styles['legend']}>
        {legend}
      </span>
      <RadioGroup
        className={styles['choices']}
        aria-labelledby={id}
        value={value}
        disabled={disabled}
        onValueChange={onChange}
      >
        {choices.map((choice) => (
          <label key={choice.value} className={styles['choice']}>
            <Radio.Root
              value={choice.value}
              className={styles['radio']}
              aria-label={choice.label}
              aria-describedby={choice.hint && `${id}-${choice.value}`}
            >
              <Radio.Indicator className={styles['dot']} />
            </Radio.Root>
            <span className={styles['label']}>{choice.label}</span>
            {choice.hint && (
              <span id={`${id}-${choice.value}`} className={styles['hint']}>
                {choice.hint}
              </span>
            )}
          </label>
        ))}
      </RadioGroup>
    </div>
  );
}
