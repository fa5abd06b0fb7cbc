// Numbers, lists and times as a musician reads them: the one place that names the locale.

/** BCP 47; of every number, list, date and order of names. */
export const LOCALE = 'en-GB';
/** Of the page: `<html lang>`. */
export const LANGUAGE = 'en';

const counts = new Intl.NumberFormat(LOCALE);
const tenths = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });
const compact = new Intl.NumberFormat(LOCALE, { notation: 'compact' });
const lists = new Intl.ListFormat(LOCALE);
const clocks = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit' });
const days = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric' });
const moments = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'short', timeStyle: 'medium' });
const names = new Intl.Collator(LOCALE, { numeric: true });

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

/** 0.384 → "38 %". */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** On an axis: 12345 → "12K". */
export function formatCompact(value: number): string {
  return compact.format(value);
}

/** 1234.56 → "1,234.6". */
export function formatTenths(value: number): string {
  return tenths.format(value);
}

/** "Solace, Bethena and The Entertainer". */
export function listOf(parts: readonly string[]): string {
  return lists.format(parts);
}

/** "14:32", on the musician's own clock. */
export function formatTimeOfDay(at: Date): string {
  return clocks.format(at);
}

/** "22 November 2026" */
export function formatDay(at: Date): string {
  return days.format(at);
}

/** "22/11/2026, 14:32:07" */
export function formatMoment(at: Date): string {
  return moments.format(at);
}

/** The order of names: "Take 2" before "Take 10". */
export function compareNames(a: string, b: string): number {
  return names.compare(a, b);
}

export const wordNotes = (notes: number): string => countOf(notes, 'note');
