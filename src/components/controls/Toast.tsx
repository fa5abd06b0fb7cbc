// A short message over the page with at most one thing to do. It stays until dismissed, or until `seconds` have
// passed in which nobody pointed at it or had the focus in it.
import { useEffect, useState } from 'react';
import { Button, IconButton } from './Button.tsx';
import styles from './Toast.module.css';

export function Toast({
  text,
  action,
  seconds,
  onDismiss,
}: {
  text: string;
  action?: { readonly label: string; readonly run: () => void } | undefined;
  seconds?: number;
  onDismiss: () => void;
}) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (seconds === undefined || isHeld) return;
    const timer = setTimeout(onDismiss, seconds * 1000);
    return () => clearTimeout(timer);
  }, [seconds, isHeld, onDismiss]);
  return (
    <div
      className={styles['toast']}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p>{text}</p>
      {action && (
        <Button look="quiet" onClick={action.run}>
          {action.label}
        </Button>
      )}
      <IconButton icon="close" label="Dismiss" onClick={onDismiss} />
    </div>
  );
}
