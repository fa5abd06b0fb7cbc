// A labelled input with an optional hint: numbers and choices from a list.
import { useId, useState, type ReactNode } from 'react';
import styles from './Field.module.css';
import { hintId, Labelled } from './Labelled.tsx';

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
}

export function NumberField({
  label,
  hint,
  value,
  min,
  max,
  disabled = false,
  onChange,
  children,
}: FieldProps & {
  value: number;
  min: number;
  max: number;
  disabled?: boolean;
  /** Called with whole numbers inside [min, max] only. */
  onChange: (value: number) => void;
  /** A control that belongs to the number, beside it. */
  children?: ReactNode;
}) {
  const id = useId();
  // What is being typed, which may not be a number in range yet: "2" on the way to "200".
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <Labelled id={id} label={label} hint={hint}>
      <span className={styles['row']}>
        <input
          id={id}
          className={styles['input']}
          type="number"
          inputMode="numeric"
          value={draft ?? value}
          min={min}
          max={max}
          step={1}
          disabled={disabled}
          aria-describedby={hintId(id, hint)}
          onChange={({ target }) => {
            setDraft(target.value);
            const typed = target.valueAsNumber;
            if (Number.isInteger(typed) && typed >= min && typed <= max) onChange(typed);
          }}
          onBlur={({ target }) => {
            const typed = target.valueAsNumber;
            if (draft !== null && !Number.isNaN(typed))
              onChange(Math.min(max, Math.max(min, Math.round(typed))));
            setDraft(null);
          }}
        />
        {children}
      </span>
    </Labelled>
  );
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
