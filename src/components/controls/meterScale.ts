// The scale of the level meter: even in decibels, as ears are.

/** Below this the meter shows silence. */
const FLOOR_DB = -48;

/** Peak 0..1 as a share of the meter, 0..100, even in decibels. */
export function toMeterPercent(peak: number): number {
  if (peak <= 0) return 0;
  const db = 20 * Math.log10(Math.min(1, peak));
  return Math.max(0, Math.round((1 - db / FLOOR_DB) * 100));
}
