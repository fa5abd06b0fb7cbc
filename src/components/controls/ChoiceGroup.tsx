// One of a few: radio buttons drawn as a row of cards, each with a line of explanation.
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
  choices: readonly { value: Value; label: string; hint: string }[];
  disabled?: boolean;
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles['group']} disabled={disabled}>
      <legend>{legend}</legend>
      <div className={styles['choices']}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles['choice']}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              aria-describedby={`${name}-${choice.value}`}
              aria-label={choice.label}
              onChange={() => onChange(choice.value)}
            />
            <span className={styles['label']}>{choice.label}</span>
            <span id={`${name}-${choice.value}`} className={styles['hint']}>
              {choice.hint}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
