// How far a job is, in words and as a bar. Without a fraction the bar only says that something happens.
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
    <div className={styles['progress']}>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        aria-valuetext={text}
        className={styles['track']}
      >
        <div
          className={percent === null ? styles['unknown'] : styles['bar']}
          style={{ width: percent === null ? undefined : `${percent}%` }}
        />
      </div>
      <p className={styles['text']} aria-hidden="true">
        {text}
      </p>
    </div>
  );
}
