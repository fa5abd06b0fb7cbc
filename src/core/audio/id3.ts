// The title of an MP3 file as an ID3 tag (version 2.3, id3.org; UTF-16 text), which stands before the sound.

const TAG_HEADER_BYTES = 10;
const FRAME_HEADER_BYTES = 10;
const UTF_16_WITH_MARK = 1;

/** Seven bits to a byte, so that no size looks like the beginning of sound. */
function syncSafe(size: number): number[] {
  return [21, 14, 7, 0].map((shift) => (size >> shift) & 0x7f);
}

export function titleTag(title: string): Uint8Array<ArrayBuffer> {
  const textBytes = 1 + 2 + 2 * title.length;
  const bytes = new Uint8Array(TAG_HEADER_BYTES + FRAME_HEADER_BYTES + textBytes);
  const view = new DataView(bytes.buffer);
  const ascii = (name: string): number[] => Array.from(name, (letter) => letter.charCodeAt(0));
  bytes.set([...ascii('ID3'), 3, 0, 0, ...syncSafe(FRAME_HEADER_BYTES + textBytes)]);
  bytes.set(ascii('TIT2'), TAG_HEADER_BYTES);
  view.setUint32(TAG_HEADER_BYTES + 4, textBytes);
  const text = TAG_HEADER_BYTES + FRAME_HEADER_BYTES;
  view.setUint8(text, UTF_16_WITH_MARK);
  view.setUint16(text + 1, 0xfeff, true);
  for (let i = 0; i < title.length; i++)
    view.setUint16(text + 3 + 2 * i, title.charCodeAt(i), true);
  return bytes;
}
