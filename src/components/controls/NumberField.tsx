// A whole number in a range, typed or by its two buttons, labelled, with an optional hint.
import { NumberField as Primitive } from '@base-ui/react/number-field';
import { useId, type ReactNode } from 'react';
import { nameLess, nameMore } from '#words/common.ts';
import { LOCALE } from '#words/figures.ts';
import type { FieldProps } from './Field.tsx';
import styles from './Field.module.css';
import { Icon } from './Icon.tsx';
import { hintId, Labelled, labelId } from './Labelled.tsx';

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
  return (
    <Labelled id={id} label={label} hint={hint}>
      <span className={styles['row']}>
        <Primitive.Root
          id={id}
          className={styles['number']}
          {...{ value, min, max, disabled }}
          locale={LOCALE}
          format={{ maximumFractionDigits: 0, useGrouping: false }}
          onValueChange={(next, { reason, event }) => {
            // "2" on the way to "200" comes as the least there may be; it is no choice until the field is left.
            const isOnTheWay =
              reason === 'input-change' &&
              event.target instanceof HTMLInputElement &&
              Number(event.target.value) !== next;
            if (next !== null && !isOnTheWay) onChange(next);
          }}
        >
          <Primitive.Group className={styles['group']}>
            <Primitive.Decrement className={styles['step']} aria-label={nameLess(label)}>
              <Icon name="minus" />
            </Primitive.Decrement>
            <Primitive.Input
              className={styles['digits']}
              aria-labelledby={labelId(id)}
              aria-describedby={hintId(id, hint)}
            />
            <Primitive.Increment className={styles['step']} aria-label={nameMore(label)}>
              <Icon name="plus" />
            </Primitive.Increment>
          </Primitive.Group>
        </Primitive.Root>
        {children}
      </span>
    </Labelled>
  );
}
