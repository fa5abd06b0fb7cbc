// Numbers as a musician reads them.

const counts = new Intl.NumberFormat('en-GB');

/** 1234 → "1,234". */
export function formatCount(count: number): string {
  return counts.format(Math.round(count));
}

/** "1 note", "1,234 notes". */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** Seconds as "0:07", "3:12" or "1:02:03"; fractions are dropped, as on a clock. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(whole % 60)}`
    : `${minutes}:${two(whole % 60)}`;
}

/** A wait, roughly: "a few seconds", "about 40 seconds", "about 5 minutes". */
export function wordWait(seconds: number): string {
  if (seconds < 8) return 'a few seconds';
  if (seconds < 90) return `about ${Math.ceil(seconds / 10) * 10} seconds`;
  if (seconds < 5400) return `about ${countOf(Math.round(seconds / 60), 'minute')}`;
  return `about ${countOf(Math.round(seconds / 3600), 'hour')}`;
}

/** How long music lasts, roughly: "under a minute", "32 minutes". */
export function wordLength(seconds: number): string {
  return seconds < 60 ? 'under a minute' : countOf(Math.round(seconds / 60), 'minute');
}

/** Room on a disk: "0.4 MB", "34 MB", "3.2 GB". */
export function formatBytes(bytes: number): string {
  const [size, unit] = bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${size < 10 ? Math.max(0.1, size).toFixed(1) : formatCount(size)} ${unit}`;
}
