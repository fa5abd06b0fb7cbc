// On or off, at once: what is a setting, as against a `Checkbox`, which takes one thing in among several.
import { Switch as Primitive } from '@base-ui/react/switch';
import type { ReactNode } from 'react';
import styles from './Switch.module.css';

export interface ToggleProps {
  /** Names the control when the visible words alone would not. */
  readonly label?: string;
  readonly isOn: boolean;
  readonly disabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}

export function Switch({ label, isOn, disabled = false, onChange, children }: ToggleProps) {
  return (
    <label className={styles['labelled']}>
      <Primitive.Root
        className={styles['switch']}
        checked={isOn}
        disabled={disabled}
        aria-label={label}
        onCheckedChange={onChange}
      >
        <Primitive.Thumb className={styles['thumb']} />
      </Primitive.Root>
      <span>{children}</span>
    </label>
  );
}
