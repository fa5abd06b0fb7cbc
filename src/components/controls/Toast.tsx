// A short message over the page with at most one thing to do. It stays until dismissed, or until `seconds` have
// passed in which nobody pointed at it or had the focus in it.
import { useEffect, useRef, useState } from 'react';
import { COMMON_TEXT } from '#words/common.ts';
import { Button, IconButton } from './Button.tsx';
import styles from './Toast.module.css';

export function Toast({
  text,
  action,
  seconds,
  onDismiss,
  onTimeUp,
}: {
  text: string;
  action?: { readonly label: string; readonly run: () => void };
  seconds?: number;
  /** Without it there is no way to send the message away. */
  onDismiss?: () => void;
  /** Called once `seconds` have passed. */
  onTimeUp?: () => void;
}) {
  const [isHeld, setHeld] = useState(false);
  const timeUp = useRef(onTimeUp);
  useEffect(() => {
    timeUp.current = onTimeUp;
  });
  useEffect(() => {
    if (seconds === undefined || isHeld) return;
    const timer = setTimeout(() => timeUp.current?.(), seconds * 1000);
    return () => clearTimeout(timer);
  }, [seconds, isHeld]);
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
      {onDismiss && <IconButton icon="close" label={COMMON_TEXT.dismiss} onClick={onDismiss} />}
    </div>
  );
}
