// What stands around an input: its label above, with the value in words where it shows none itself, and a hint below.
import type { ReactNode } from 'react';
import styles from './Labelled.module.css';

export function Labelled({
  id,
  label,
  valueText,
  hint,
  onPress,
  children,
}: {
  /** Of the input in `children`, which names its hint by `hintId`. */
  id: string;
  label: string;
  valueText?: string;
  hint?: ReactNode;
  /** The label was pressed; for an input that has an id of its own. */
  onPress?: () => void;
  children: ReactNode;
}) {
  return (
    <div className={styles['labelled']}>
      <span className={styles['head']}>
        <label id={labelId(id)} htmlFor={onPress ? undefined : id} onClick={onPress}>
          {label}
        </label>
        {valueText !== undefined && (
          <span className={styles['value']} aria-hidden="true">
            {valueText}
          </span>
        )}
      </span>
      {children}
      {hint && (
        <span id={hintId(id, hint)} className={styles['hint']}>
          {hint}
        </span>
      )}
    </div>
  );
}

/** For `aria-labelledby`, where `htmlFor` does not reach. */
export const labelId = (id: string): string => `${id}-label`;

/** For `aria-describedby`; undefined without a hint. */
export function hintId(id: string, hint: ReactNode): string | undefined {
  return hint ? `${id}-hint` : undefined;
}
