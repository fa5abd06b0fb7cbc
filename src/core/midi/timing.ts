// Tempo and meter events of a file → the changes of a Score.
import { DEFAULT_TEMPO_BPM, type MeterChange, type TempoChange } from '../music/score.ts';
import { toTempoBpm } from '../units.ts';

/** The slowest tempo that three bytes of microseconds can hold is 3.6. */
const TEMPO_RANGE_BPM = { min: 3.5, max: 1000 };
const MAX_DENOMINATOR = 64;
const MAX_NUMERATOR = 64;

/** @param events tempo events, in any order; a tempo of 0 is ignored, others are clamped. */
export function toTempoChanges(
  events: readonly { readonly ticks: number; readonly microseconds: number }[],
): readonly TempoChange[] {
  const { min, max } = TEMPO_RANGE_BPM;
  const changes = events
    .filter(({ microseconds }) => microseconds > 0)
    .map(({ ticks, microseconds }) => ({
      ticks,
      tempoBpm: Math.min(max, Math.max(min, toTempoBpm(microseconds))),
    }));
  return fromTheStart(changes, { ticks: 0, tempoBpm: DEFAULT_TEMPO_BPM });
}

/** @param events meter events, in any order; impossible meters (0/4, 4/2^30) are ignored. */
export function toMeterChanges(events: readonly MeterChange[]): readonly MeterChange[] {
  const changes = events.filter(
    ({ numerator, denominator }) =>
      numerator > 0 && numerator <= MAX_NUMERATOR && denominator <= MAX_DENOMINATOR,
  );
  return fromTheStart(changes, { ticks: 0, numerator: 4, denominator: 4 });
}

/** Sorted by time, one at a time (the last written counts), the first at tick 0. */
function fromTheStart<Change extends { readonly ticks: number }>(
  changes: readonly Change[],
  initial: Change,
): readonly Change[] {
  const result: Change[] = [];
  for (const change of [initial, ...changes].sort((a, b) => a.ticks - b.ticks)) {
    if (result.at(-1)?.ticks === change.ticks) result.pop();
    result.push(change);
  }
  return result;
}
