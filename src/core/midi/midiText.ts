// Text of MIDI meta events. The standard (RP-001) says ASCII; files of today hold UTF-8, older ones
// Latin-1. Written without TextDecoder, which is no part of ECMAScript.

/** Longer than any name; a file may claim megabytes. */
const MAX_BYTES = 1000;

/**
 * The first thousand bytes, as UTF-8 where they are valid UTF-8, else Latin-1; without control characters and
 * outer spaces.
 */
export function decodeMidiText(whole: Uint8Array): string {
  const bytes = whole.subarray(0, wholeCharacters(whole));
  const latin1 = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  let text = latin1;
  try {
    text = decodeURIComponent(escaped);
  } catch (thrown) {
    if (!(thrown instanceof URIError)) throw thrown;
  }
  return tidyMidiText(text);
}

/** How many bytes are read, so that no character of UTF-8 is cut. */
function wholeCharacters(bytes: Uint8Array): number {
  let end = Math.min(MAX_BYTES, bytes.length);
  // Bytes 10xxxxxx go on with a character.
  while (end > 0 && end < bytes.length && (bytes[end]! & 0xc0) === 0x80) end--;
  return end;
}

/** What a text looks like after it has been to a file and back. */
export function tidyMidiText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\p{Cc}/gu, ' ')
    .trim();
}

/** The UTF-8 bytes of a text, one per character ("binary string"). */
export function toUtf8BinaryString(text: string): string {
  return encodeURIComponent(tidyMidiText(text)).replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}
