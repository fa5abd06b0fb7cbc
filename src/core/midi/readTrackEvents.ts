// Reads the events of one MTrk body (Standard MIDI Files 1.0, RP-001), keeping what a Score needs.
// Tolerant where real files are wrong: running status lives through meta and system exclusive events,
// stray system messages are stepped over, data bytes above 127 are clipped, a break keeps what came before.
import { AppError } from '../errors.ts';
import { ByteCursor, EndOfBytes } from './byteCursor.ts';
import { decodeMidiText } from './midiText.ts';

/** Absolute times in ticks of the file. All lists are in file order, so their times never fall. */
export interface TrackEvents {
  name: string;
  /** Velocity 0 is a note-off. Channels 0..15. */
  readonly notes: {
    readonly ticks: number;
    readonly channel: number;
    readonly pitch: number;
    readonly velocity: number;
  }[];
  readonly programs: {
    readonly ticks: number;
    readonly channel: number;
    readonly program: number;
  }[];
  readonly pedals: { readonly ticks: number; readonly channel: number; readonly isDown: boolean }[];
  readonly tempos: { readonly ticks: number; readonly microseconds: number }[];
  readonly meters: {
    readonly ticks: number;
    readonly numerator: number;
    readonly denominator: number;
  }[];
  /** Time of the last event. */
  endTicks: number;
  /** Bytes that are no MIDI event. */
  skippedBytes: number;
  /** Where reading went on from here: after the End of Track, or the end of the bytes. */
  endPosition: number;
  /** An End of Track event was read. */
  isEnded: boolean;
  /** The bytes ended within an event, or before the End of Track while the length of the track was wrong. */
  isBroken: boolean;
}

/** More than any playable piece; a file of 64 MB could otherwise fill the memory of a phone. */
export const MAX_NOTES = 1_000_000;
/** Kept of a file: two for each note, and as many as there are notes of all else. */
export const MAX_EVENTS = 3 * MAX_NOTES;

/** How many more events of a file are kept; its tracks share it. */
export interface EventAllowance {
  left: number;
}

const META = 0xff;
const SYSTEM_EXCLUSIVE = 0xf0;
const SYSTEM_EXCLUSIVE_CONTINUED = 0xf7;
const FIRST_REAL_TIME = 0xf8;
const SUSTAIN_PEDAL = 64;
const SPACE = 0x20;

/**
 * @param maxTicks events later than this count as a break, so that a few bytes cannot claim centuries.
 * @throws AppError file/too-large
 */
export function readTrackEvents(
  cursor: ByteCursor,
  maxTicks: number,
  allowance: EventAllowance,
): TrackEvents {
  const track: TrackEvents = {
    name: '',
    notes: [],
    programs: [],
    pedals: [],
    tempos: [],
    meters: [],
    endTicks: 0,
    skippedBytes: 0,
    endPosition: cursor.position,
    isEnded: false,
    isBroken: false,
  };
  const reading: Reading = { cursor, track, maxTicks, allowance, nameBytes: null };
  try {
    readEvents(reading);
  } catch (thrown) {
    if (!(thrown instanceof EndOfBytes)) throw thrown;
    track.isBroken = true;
  }
  if (reading.nameBytes) track.name = decodeMidiText(reading.nameBytes);
  track.endPosition = cursor.position;
  return track;
}

/** A track while it is read. */
interface Reading {
  readonly cursor: ByteCursor;
  readonly track: TrackEvents;
  readonly maxTicks: number;
  readonly allowance: EventAllowance;
  nameBytes: Uint8Array | null;
}

function readEvents(reading: Reading): void {
  const { cursor, track, maxTicks } = reading;
  let runningStatus: number | null = null;
  while (cursor.hasMore && !track.isEnded) {
    const ticks = track.endTicks + cursor.readVariableLength();
    if (ticks > maxTicks) throw new EndOfBytes();
    let status = cursor.peek();
    while (status < 0x80 && runningStatus === null) {
      // Data without a status: nothing can be made of it.
      track.skippedBytes++;
      cursor.position++;
      status = cursor.peek();
    }
    if (status < 0x80) status = runningStatus!;
    else cursor.position++;
    if (status < SYSTEM_EXCLUSIVE) {
      runningStatus = status;
      readChannelMessage(reading, ticks, status);
    } else if (status === META) {
      readMeta(reading, ticks);
    } else if (status === SYSTEM_EXCLUSIVE || status === SYSTEM_EXCLUSIVE_CONTINUED) {
      cursor.readBytes(cursor.readVariableLength());
    } else {
      skipSystemMessage(cursor, track, status);
    }
    track.endTicks = ticks;
  }
}

/** System common (0xF1..0xF6) and real-time (0xF8..0xFE) messages belong on a wire, not in a file. */
function skipSystemMessage(cursor: ByteCursor, track: TrackEvents, status: number): void {
  const dataLength = status === 0xf2 ? 2 : status === 0xf1 || status === 0xf3 ? 1 : 0;
  cursor.readBytes(dataLength);
  track.skippedBytes += 1 + dataLength;
}

function readChannelMessage(reading: Reading, ticks: number, status: number): void {
  const { cursor, track, allowance } = reading;
  const kind = status & 0xf0;
  const channel = status & 0x0f;
  const first = readData(cursor, track);
  const second = kind === 0xc0 || kind === 0xd0 ? 0 : readData(cursor, track);
  if (kind === 0x90 || kind === 0x80) {
    keep(allowance, track.notes, {
      ticks,
      channel,
      pitch: first,
      velocity: kind === 0x90 ? second : 0,
    });
  } else if (kind === 0xc0) keep(allowance, track.programs, { ticks, channel, program: first });
  else if (kind === 0xb0 && first === SUSTAIN_PEDAL)
    keep(allowance, track.pedals, { ticks, channel, isDown: second >= 64 });
}

/** @throws AppError file/too-large */
function keep<Event>(allowance: EventAllowance, events: Event[], event: Event): void {
  if (allowance.left <= 0)
    throw new AppError('file/too-large', 'too many events', { limitEvents: MAX_EVENTS });
  allowance.left--;
  events.push(event);
}

/** A data byte; real-time messages may stand before it, and what is above 127 is clipped. */
function readData(cursor: ByteCursor, track: TrackEvents): number {
  let byte = cursor.readByte();
  while (byte >= FIRST_REAL_TIME && byte !== META) {
    track.skippedBytes++;
    byte = cursor.readByte();
  }
  return Math.min(byte, 127);
}

function readMeta(reading: Reading, ticks: number): void {
  const { cursor, track, allowance } = reading;
  const type = cursor.readByte();
  const data = cursor.readBytes(cursor.readVariableLength());
  if (type === 0x2f) {
    track.isEnded = true;
  } else if (type === 0x03) {
    if (data.some((byte) => byte > SPACE)) reading.nameBytes ??= data;
  } else if (type === 0x51 && data.length >= 3) {
    keep(allowance, track.tempos, {
      ticks,
      microseconds: (data[0]! << 16) | (data[1]! << 8) | data[2]!,
    });
  } else if (type === 0x58 && data.length >= 2) {
    keep(allowance, track.meters, { ticks, numerator: data[0]!, denominator: 2 ** data[1]! });
  }
}
