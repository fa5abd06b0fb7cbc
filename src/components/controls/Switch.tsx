// An on/off choice: a real checkbox, so that Space, forms and screen readers know it.
import type { ReactNode } from 'react';
import styles from './Switch.module.css';

export function Switch({
  label,
  isOn,
  disabled = false,
  onChange,
  children,
}: {
  /** Names the control when the visible words alone would not. */
  label?: string;
  isOn: boolean;
  disabled?: boolean;
  onChange: (isOn: boolean) => void;
  children: ReactNode;
}) {
  return (
    <label className={styles['switch']}>
      <input
        type="checkbox"
        checked={isOn}
        disabled={disabled}
        aria-label={label}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
