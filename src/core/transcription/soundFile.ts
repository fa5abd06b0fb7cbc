// What the bytes of a sound file tell that a browser's decoder does not: protection (ISO/IEC 14496-12, which some decoders
// play as noise), a coding it may not know, a video without sound, and an end that is missing (RFC 3533 for Ogg).

export type SoundFault = 'protected' | 'no-sound' | 'unknown-coding';

/** Signs in the sample descriptions of an MP4: Apple's FairPlay, and common encryption. */
const PROTECTED = ['drms', 'enca', 'sinf'];
/** Codings of sound that most browsers lack. */
const UNKNOWN_CODINGS = ['alac', 'ac-3', 'ec-3', 'ac-4', 'dtsc', 'samr'];
const OGG_END = 4;

const textAt = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

function hasText(bytes: Uint8Array, text: string): boolean {
  const first = text.charCodeAt(0);
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (textAt(bytes, at, text.length) === text) return true;
  return false;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** Why an MP4 (.m4a, .m4p, .mp4) cannot be heard, as far as it says; null for others and where nothing is said. */
export function soundFaultOf(bytes: Uint8Array): SoundFault | null {
  if (textAt(bytes, 4, 4) !== 'ftyp') return null;
  const description = findMovie(bytes);
  if (!description) return null;
  const has = (word: string): boolean => hasText(description, word);
  if (PROTECTED.some(has)) return 'protected';
  if (!has('soun')) return 'no-sound';
  return UNKNOWN_CODINGS.some(has) ? 'unknown-coding' : null;
}

/** The box that describes the tracks. */
function findMovie(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  for (let at = 0; at + 16 <= bytes.length;) {
    const short = view.getUint32(at);
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short;
    if (textAt(bytes, at + 4, 4) === 'moov') return bytes.subarray(at, at + size);
    // 0: to the end.
    if (size < 8) return null;
    at += size;
  }
  return null;
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
