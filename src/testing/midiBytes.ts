// Hand-built MIDI files: bytes as the standard writes them, so that a test can also write them wrong.

/** A variable-length quantity. */
export function variableLength(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest & 0x7f) | 0x80);
  return bytes;
}

export const ascii = (text: string): number[] => Array.from(text, (c) => c.charCodeAt(0));

const uint = (value: number, length: number): number[] =>
  Array.from({ length }, (_, i) => Math.floor(value / 256 ** (length - 1 - i)) % 256);

/** An event: delta time in ticks and its bytes. */
export const event = (delta: number, ...bytes: readonly number[]): number[] => [
  ...variableLength(delta),
  ...bytes,
];

export const noteOn = (delta: number, pitch: number, velocity = 64, channel = 0): number[] =>
  event(delta, 0x90 | channel, pitch, velocity);

export const noteOff = (delta: number, pitch: number, channel = 0): number[] =>
  event(delta, 0x80 | channel, pitch, 0);

export const meta = (delta: number, type: number, data: readonly number[]): number[] =>
  event(delta, 0xff, type, ...variableLength(data.length), ...data);

export const trackName = (name: string): number[] => meta(0, 0x03, ascii(name));

export const tempo = (delta: number, microseconds: number): number[] =>
  meta(delta, 0x51, uint(microseconds, 3));

export const meter = (delta: number, numerator: number, denominatorPower: number): number[] =>
  meta(delta, 0x58, [numerator, denominatorPower, 24, 8]);

export const endOfTrack = (delta = 0): number[] => meta(delta, 0x2f, []);

export interface MidiHeaderOptions {
  readonly format?: number;
  readonly division?: number;
  /** Number of tracks claimed. */
  readonly trackCount?: number;
  /** Bytes after the six of the standard. */
  readonly extra?: readonly number[];
}

export function headerChunk(options: MidiHeaderOptions = {}): number[] {
  const { format = 1, division = 96, trackCount = 1, extra = [] } = options;
  return [
    ...ascii('MThd'),
    ...uint(6 + extra.length, 4),
    ...uint(format, 2),
    ...uint(trackCount, 2),
    ...uint(division, 2),
    ...extra,
  ];
}

/** @param claimedLength what the chunk says of itself, right unless given. */
export function trackChunk(
  events: readonly (readonly number[])[],
  claimedLength?: number,
): number[] {
  const body = events.flat();
  return [...ascii('MTrk'), ...uint(claimedLength ?? body.length, 4), ...body];
}

/** A whole file; an End of Track closes each track. */
export function midiFile(
  tracks: readonly (readonly (readonly number[])[])[],
  options: MidiHeaderOptions = {},
): Uint8Array {
  const chunks = tracks.map((events) => trackChunk([...events, endOfTrack()]));
  return Uint8Array.from([
    ...headerChunk({ trackCount: tracks.length, ...options }),
    ...chunks.flat(),
  ]);
}
