// What the bytes of a sound file tell that a browser's decoder does not: protection (ISO/IEC 14496-12, which some decoders
// play as noise), a coding it may not know, a video without sound, and an end that is missing (RFC 3533 for Ogg).

import { isMatroskaWithoutSound } from './matroska.ts';

export type SoundFault = 'protected' | 'no-sound' | 'unknown-coding';

/** Sample entries of an MP4 that are protected: Apple's FairPlay, and common encryption. */
const PROTECTED = ['drms', 'enca'];
/** Codings of sound that most browsers lack. */
const UNKNOWN_CODINGS = ['alac', 'ac-3', 'ec-3', 'ac-4', 'dtsc', 'samr'];
const OGG_END = 4;

const textAt = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** Why an MP4 (.m4a, .m4p, .mp4) or WebM cannot be heard, as far as it says; null for others and where nothing is said. */
export function soundFaultOf(bytes: Uint8Array): SoundFault | null {
  if (isMatroskaWithoutSound(bytes)) return 'no-sound';
  if (textAt(bytes, 4, 4) !== 'ftyp') return null;
  const movie = boxesIn(bytes, 'moov')[0];
  if (!movie) return null;
  const media = boxesIn(movie, 'trak').flatMap((track) => boxesIn(track, 'mdia'));
  // A handler names its kind after a version, flags and 4 bytes more.
  const sounds = media.filter((one) =>
    boxesIn(one, 'hdlr').some((handler) => textAt(handler, 8, 4) === 'soun'),
  );
  if (sounds.length === 0) return 'no-sound';
  const codings = sounds.flatMap(codingsOf);
  if (codings.some((coding) => PROTECTED.includes(coding))) return 'protected';
  return codings.some((coding) => UNKNOWN_CODINGS.includes(coding)) ? 'unknown-coding' : null;
}

/** The kinds of the sample entries of a track's media. */
function codingsOf(media: Uint8Array): string[] {
  const descriptions = boxesIn(media, 'minf')
    .flatMap((information) => boxesIn(information, 'stbl'))
    .flatMap((table) => boxesIn(table, 'stsd'));
  // A version, flags and a count come before the entries.
  return descriptions.flatMap((description) =>
    [...boxes(description.subarray(8))].map(({ kind }) => kind),
  );
}

const boxesIn = (bytes: Uint8Array, wanted: string): Uint8Array[] =>
  [...boxes(bytes)].filter(({ kind }) => kind === wanted).map(({ content }) => content);

/** The boxes that lie one after another; the last may be cut off. */
function* boxes(bytes: Uint8Array): Generator<{ kind: string; content: Uint8Array }> {
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length;) {
    const short = view.getUint32(at);
    const isLong = short === 1 && at + 16 <= bytes.length;
    // 0: to the end.
    const size = isLong ? Number(view.getBigUint64(at + 8)) : short || bytes.length - at;
    const headBytes = isLong ? 16 : 8;
    if (size < headBytes) return;
    yield {
      kind: textAt(bytes, at + 4, 4),
      content: bytes.subarray(at + headBytes, at + size),
    };
    at += size;
  }
}

/** Whether a WAV or Ogg file ends before its time; false for others, whose players know their length. */
export function isCutOff(bytes: Uint8Array): boolean {
  const name = textAt(bytes, 0, 4);
  if (name === 'OggS') return !hasOggEnd(bytes);
  return name === 'RIFF' && isWavCutOff(bytes);
}

/** The last page of a stream says so. */
function hasOggEnd(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 6; at >= 0; at--)
    if (bytes[at] === 0x4f && textAt(bytes, at, 4) === 'OggS')
      return (bytes[at + 5]! & OGG_END) !== 0;
  return false;
}

/** Programs that write as they go leave the length open, as 0 or all ones. */
function isWavCutOff(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, true);
    if (textAt(bytes, at, 4) === 'data')
      return size < 0xff_ff_ff_00 && at + 8 + size > bytes.length;
    at += 8 + size + (size % 2);
  }
  return false;
}
