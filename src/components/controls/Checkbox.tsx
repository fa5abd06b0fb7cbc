// Takes one thing in among several, or leaves it out.
import { Checkbox as Primitive } from '@base-ui/react/checkbox';
import type { ToggleProps } from './Switch.tsx';
import styles from './Switch.module.css';

export function Checkbox({ label, isOn, disabled = false, onChange, children }: ToggleProps) {
  return (
    <label className={styles['labelled']}>
      <Primitive.Root
        className={styles['box']}
        checked={isOn}
        disabled={disabled}
        aria-label={label}
        onCheckedChange={onChange}
      >
        <Primitive.Indicator className={styles['tick']} />
      </Primitive.Root>
      <span>{children}</span>
    </label>
  );
}
