// A labelled slider that says its value in words.
import { useId } from 'react';
import { hintId, Labelled } from './Labelled.tsx';
import styles from './Slider.module.css';

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value as the musician reads and hears it. */
  readonly valueText: string;
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly onChange: (value: number) => void;
}

export function Slider(props: SliderProps) {
  const id = useId();
  const { label, value, min, max, step, valueText, hint, disabled = false, onChange } = props;
  return (
    <Labelled id={id} label={label} valueText={valueText} hint={hint}>
      <input
        id={id}
        className={styles['range']}
        type="range"
        {...{ value, min, max, step, disabled }}
        aria-valuetext={valueText}
        aria-describedby={hintId(id, hint)}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
    </Labelled>
  );
}

/** The bare track, for places where the label is not visible, such as the transport. */
export function BareSlider({
  label,
  value,
  min,
  max,
  step,
  valueText,
  disabled = false,
  onChange,
}: Omit<SliderProps, 'hint'>) {
  return (
    <input
      className={styles['range']}
      type="range"
      {...{ value, min, max, step, disabled }}
      aria-label={label}
      aria-valuetext={valueText}
      onChange={({ target }) => onChange(target.valueAsNumber)}
    />
  );
}
