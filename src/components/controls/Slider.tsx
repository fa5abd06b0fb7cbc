// A labelled slider that says its value in words.
import { Slider as Primitive } from '@base-ui/react/slider';
import { useId, useRef, type RefObject } from 'react';
import { hintId, Labelled, labelId } from './Labelled.tsx';
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

export function Slider({ hint, ...props }: SliderProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Labelled
      id={id}
      label={props.label}
      valueText={props.valueText}
      hint={hint}
      onPress={() => input.current?.focus()}
    >
      <Track
        {...props}
        inputRef={input}
        aria-labelledby={labelId(id)}
        aria-describedby={hintId(id, hint)}
      />
    </Labelled>
  );
}

/** The bare track, for places where the label is not visible, such as the transport. */
export function BareSlider(props: Omit<SliderProps, 'hint'>) {
  return <Track {...props} aria-label={props.label} />;
}

/** A tenth of the way, in whole steps: what Page Up moves by. */
function largeStepOf(min: number, max: number, step: number): number {
  return step * Math.max(1, Math.round((max - min) / 10 / step));
}

function Track({
  value,
  min,
  max,
  step,
  valueText,
  disabled = false,
  onChange,
  ...named
}: Omit<SliderProps, 'label' | 'hint'> & {
  inputRef?: RefObject<HTMLInputElement | null>;
  'aria-label'?: string | undefined;
  'aria-labelledby'?: string | undefined;
  'aria-describedby'?: string | undefined;
}) {
  return (
    <Primitive.Root
      className={styles['slider']}
      {...{ value, min, max, step, disabled }}
      largeStep={largeStepOf(min, max, step)}
      onValueChange={onChange}
    >
      <Primitive.Control className={styles['control']} data-hit>
        <Primitive.Track className={styles['track']}>
          <Primitive.Indicator className={styles['indicator']} />
          <Primitive.Thumb
            className={styles['thumb']}
            getAriaValueText={() => valueText}
            {...named}
          />
        </Primitive.Track>
      </Primitive.Control>
    </Primitive.Root>
  );
}
