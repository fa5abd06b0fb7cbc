// The chunks of a Standard MIDI File: the header, then the tracks. Lengths in real files are sometimes
// wrong, so a length is believed only where it leads to another chunk or to the end of the file.
import { AppError } from '../errors.ts';
import { ByteCursor } from './byteCursor.ts';
import { MAX_EVENTS, readTrackEvents, type TrackEvents } from './readTrackEvents.ts';

export interface MidiHeader {
  /** 0 one track, 1 tracks at once, 2 independent patterns. Anything else is read as 1. */
  readonly format: number;
  /** The raw division: ticks per quarter note, or SMPTE time when the top bit is set. */
  readonly division: number;
  /** Where the chunks after the header begin. */
  readonly endPosition: number;
}

const CHUNK_HEAD = 8;
const MAC_BINARY_HEAD = 128;
/** Their number has 16 bits. */
const MAX_TRACKS = 0xffff;

/** @throws AppError midi/not-midi, midi/truncated */
export function readHeader(bytes: Uint8Array, fileName: string): MidiHeader {
  const start = [0, MAC_BINARY_HEAD, riffDataPosition(bytes)].find((at) =>
    hasId(bytes, at, 'MThd'),
  );
  if (start === undefined)
    throw new AppError('midi/not-midi', `${fileName}: no MThd header`, { fileName });
  if (start + CHUNK_HEAD + 6 > bytes.length)
    throw new AppError('midi/truncated', `${fileName}: the header is cut off`, {
      fileName,
      bytes: bytes.length,
    });
  const word = (at: number): number => (bytes[start + at]! << 8) | bytes[start + at + 1]!;
  const length = readUint32(bytes, start + 4);
  const claimedEnd = start + CHUNK_HEAD + length;
  return {
    format: word(8),
    division: word(12),
    endPosition: isBoundary(bytes, claimedEnd) ? claimedEnd : start + CHUNK_HEAD + 6,
  };
}

/**
 * Every MTrk chunk from `position` on, whatever the number in the header. Other chunks, and bytes
 * between and after chunks, hold no music and are skipped.
 * @param maxTicks see readTrackEvents.
 * @throws AppError file/too-large
 */
export function* readTracks(
  bytes: Uint8Array,
  position: number,
  maxTicks: number,
): Generator<TrackEvents> {
  const allowance = { left: MAX_EVENTS };
  for (let count = 0; position < bytes.length && count < MAX_TRACKS;) {
    const claimedEnd = position + CHUNK_HEAD + readUint32(bytes, position + 4);
    const isLengthSound = isBoundary(bytes, claimedEnd);
    if (hasId(bytes, position, 'MTrk')) {
      const end = isLengthSound ? claimedEnd : findTrack(bytes, position + CHUNK_HEAD);
      const cursor = new ByteCursor(bytes, position + CHUNK_HEAD, end);
      const track = readTrackEvents(cursor, maxTicks, allowance);
      count++;
      const isMisled = !isLengthSound || hasId(bytes, track.endPosition, 'MTrk');
      position = isMisled ? findTrack(bytes, track.endPosition) : claimedEnd;
      yield { ...track, isBroken: track.isBroken || !(isLengthSound || track.isEnded) };
    } else {
      position = isLengthSound ? claimedEnd : findTrack(bytes, position + 1);
    }
  }
}

/** Position of the `data` of a RIFF RMID file (.rmi, Microsoft 1991), or the end of the bytes. */
function riffDataPosition(bytes: Uint8Array): number {
  if (!hasId(bytes, 0, 'RIFF') || !hasId(bytes, 8, 'RMID')) return bytes.length;
  let position = 12;
  while (position < bytes.length && !hasId(bytes, position, 'data')) {
    const length = readUint32(bytes, position + 4, true);
    position += CHUNK_HEAD + length + (length % 2);
  }
  return position + CHUNK_HEAD;
}

/** Whether a chunk may begin here: at the end of the file, at a known chunk or at four letters. */
function isBoundary(bytes: Uint8Array, position: number): boolean {
  if (position === bytes.length) return true;
  if (position + CHUNK_HEAD > bytes.length || !isLetter(bytes[position]!)) return false;
  for (let at = position + 1; at < position + 4; at++)
    if (!isLetter(bytes[at]!) && !isDigitOrSpace(bytes[at]!)) return false;
  return true;
}

const isLetter = (byte: number): boolean =>
  (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
const isDigitOrSpace = (byte: number): boolean => (byte >= 0x30 && byte <= 0x39) || byte === 0x20;

/** The next `MTrk` at or after `position`, or the end of the bytes. */
function findTrack(bytes: Uint8Array, position: number): number {
  for (let at = position; at < bytes.length; at++) if (hasId(bytes, at, 'MTrk')) return at;
  return bytes.length;
}

function hasId(bytes: Uint8Array, position: number, id: string): boolean {
  for (let i = 0; i < id.length; i++) if (bytes[position + i] !== id.charCodeAt(i)) return false;
  return true;
}

/** Bytes beyond the end count as 0. */
function readUint32(bytes: Uint8Array, position: number, isLittleEndian = false): number {
  let value = 0;
  for (let i = 0; i < 4; i++)
    value = value * 256 + (bytes[position + (isLittleEndian ? 3 - i : i)] ?? 0);
  return value;
}
