// How far a job is, in words and as a bar. Without a fraction the bar only says that something happens.
import { Progress } from '@base-ui/react/progress';
import styles from './ProgressBar.module.css';

export function ProgressBar({
  label,
  fraction,
  text,
}: {
  label: string;
  /** 0..1, or null while unknown. */
  fraction: number | null;
  text: string;
}) {
  const percent = fraction === null ? null : Math.round(Math.min(1, Math.max(0, fraction)) * 100);
  return (
    <Progress.Root
      className={styles['progress']}
      value={percent}
      aria-label={label}
      getAriaValueText={() => text}
    >
      <Progress.Track className={styles['track']}>
        <Progress.Indicator className={styles['bar']} />
      </Progress.Track>
      <p className={styles['text']} aria-hidden="true">
        {text}
      </p>
    </Progress.Root>
  );
}
