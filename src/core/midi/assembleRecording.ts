// What was played on a keyboard → a Score: the messages go the way of a file's, so that notes, pedal and drums
// come out as they would from one.
import type { Score } from '../music/score.ts';
import { toMicrosecondsPerQuarter } from '../units.ts';
import { assembleScore } from './assembleScore.ts';
import type { TrackEvents } from './readTrackEvents.ts';

export interface PlayedMessage {
  /** One channel message. */
  readonly bytes: Uint8Array;
  /** Since the first beat; negative during the count-in. */
  readonly seconds: number;
}

export interface Beat {
  /** Quarter notes a minute. */
  readonly tempoBpm: number;
  readonly numerator: number;
  /** A power of two. */
  readonly denominator: number;
}

const TICKS_PER_QUARTER = 480;
/** A note this much before the first beat was meant for it; what is earlier was warming up. */
const EARLY_BEATS = 0.5;
const SUSTAIN_PEDAL = 64;

/**
 * Bars without a note at the beginning are left out.
 * @param endSeconds when the recording was stopped: notes still held end there
 */
export function assembleRecording(
  messages: readonly PlayedMessage[],
  { tempoBpm, numerator, denominator }: Beat,
  endSeconds: number,
  title: string,
): Score {
  const ticksPerSecond = (TICKS_PER_QUARTER * tempoBpm) / 60;
  const earliest = -EARLY_BEATS * TICKS_PER_QUARTER;
  const played = messages.map(({ bytes, seconds }) => ({
    bytes,
    ticks: Math.round(seconds * ticksPerSecond),
  }));
  const isNoteOn = (bytes: Uint8Array): boolean => bytes[0]! >> 4 === 0x9 && (bytes[2] ?? 0) > 0;
  const first = played.find(({ bytes, ticks }) => isNoteOn(bytes) && ticks >= earliest);
  const barTicks = (TICKS_PER_QUARTER * 4 * numerator) / denominator;
  const shift = Math.floor(Math.max(0, first?.ticks ?? 0) / barTicks) * barTicks;
  const place = (ticks: number): number => Math.max(0, ticks - shift);

  const track: TrackEvents = {
    name: title,
    notes: [],
    programs: [],
    pedals: [],
    tempos: [{ ticks: 0, microseconds: toMicrosecondsPerQuarter(tempoBpm) }],
    meters: [{ ticks: 0, numerator, denominator }],
    endTicks: place(Math.round(endSeconds * ticksPerSecond)),
    skippedBytes: 0,
    endPosition: 0,
    isEnded: true,
    isBroken: false,
  };
  for (const { bytes, ticks } of played) {
    const [status = 0, key = 0, value = 0] = bytes;
    const [kind, channel] = [status >> 4, status & 0xf];
    if (isNoteOn(bytes) && ticks < earliest) continue;
    if (kind === 0x9 || kind === 0x8)
      track.notes.push({
        ticks: place(ticks),
        channel,
        pitch: key,
        velocity: kind === 0x9 ? value : 0,
      });
    else if (kind === 0xb && key === SUSTAIN_PEDAL)
      track.pedals.push({ ticks: place(ticks), channel, isDown: value >= 64 });
  }
  const division = { ticksPerQuarter: TICKS_PER_QUARTER, scale: 1, framesPerSecond: null };
  return assembleScore([track], 0, division, Number.MAX_SAFE_INTEGER, title).score;
}
