// One of a list, labelled, with an optional hint. The list is the browser's own: phones show theirs at full size, and
// letters find an entry everywhere.
import { useId, type ReactNode } from 'react';
import styles from './Field.module.css';
import { hintId, Labelled } from './Labelled.tsx';

export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
}

export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

export function SelectField<Value extends string>({
  label,
  hint,
  value,
  choices,
  disabled = false,
  onChange,
}: FieldProps & {
  value: Value;
  choices: readonly Choice<Value>[];
  disabled?: boolean;
  onChange: (value: Value) => void;
}) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint}>
      <select
        id={id}
        className={styles['input']}
        value={value}
        disabled={disabled}
        aria-describedby={hintId(id, hint)}
        onChange={({ target }) => onChange(target.value as Value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
