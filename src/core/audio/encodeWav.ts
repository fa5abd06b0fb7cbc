// PCM as a WAV file (RIFF, "Multimedia Programming Interface and Data Specifications 1.0", 1991), with its title in
// an INFO list. Rounding to 16 bits is dithered (triangular, one step), so that a fading tail fades to silence and
// not to a buzz; the noise is seeded: the same sound gives the same bytes.
import { toUtf8BinaryString } from '../midi/midiText.ts';
import { createRandom } from '../random.ts';
import { countFrames, type Pcm } from './pcm.ts';

export type BitDepth = 16 | 24;

const HEADER_BYTES = 44;
const DITHER_SEED = 1;

/** What full scale is in whole numbers. */
const FULL_SCALE: Readonly<Record<BitDepth, number>> = { 16: 2 ** 15 - 1, 24: 2 ** 23 - 1 };

/** @param pcm values beyond ±1 are clipped */
export function encodeWav(pcm: Pcm, bitDepth: BitDepth, title: string): Uint8Array<ArrayBuffer> {
  const info = infoChunk(title);
  const frameBytes = (pcm.channels.length * bitDepth) / 8;
  const dataBytes = countFrames(pcm) * frameBytes;
  // A chunk has an even number of bytes, its stated length may be odd.
  const padding = dataBytes % 2;
  const bytes = new Uint8Array(HEADER_BYTES + dataBytes + padding + info.length);
  const view = new DataView(bytes.buffer);
  const tag = (offset: number, name: string): void => bytes.set(toBytes(name), offset);

  tag(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  tag(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, pcm.channels.length, true);
  view.setUint32(24, pcm.sampleRate, true);
  view.setUint32(28, pcm.sampleRate * frameBytes, true);
  view.setUint16(32, frameBytes, true);
  view.setUint16(34, bitDepth, true);
  tag(36, 'data');
  view.setUint32(40, dataBytes, true);
  writeFrames(view, pcm, bitDepth);
  bytes.set(info, HEADER_BYTES + dataBytes + padding);
  return bytes;
}

function writeFrames(view: DataView, { channels }: Pcm, bitDepth: BitDepth): void {
  const full = FULL_SCALE[bitDepth];
  const random = createRandom(DITHER_SEED);
  let offset = HEADER_BYTES;
  for (let i = 0; i < (channels[0]?.length ?? 0); i++)
    for (const channel of channels) {
      const dither = bitDepth === 16 ? random.next() - random.next() : 0;
      const value = Math.max(-full - 1, Math.min(full, Math.round(channel[i]! * full + dither)));
      view.setInt16(offset, bitDepth === 16 ? value : value & 0xffff, true);
      if (bitDepth === 24) view.setInt8(offset + 2, value >> 16);
      offset += bitDepth / 8;
    }
}

/** One byte for each character. */
function toBytes(binary: string): Uint8Array {
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** LIST/INFO with the title (INAM), zero-terminated and padded to an even length. */
function infoChunk(title: string): Uint8Array {
  const text = toBytes(`${toUtf8BinaryString(title)}\0`);
  const padded = text.length + (text.length % 2);
  const bytes = new Uint8Array(20 + padded);
  const view = new DataView(bytes.buffer);
  bytes.set(toBytes('LIST'), 0);
  view.setUint32(4, 12 + padded, true);
  bytes.set(toBytes('INFOINAM'), 8);
  view.setUint32(16, text.length, true);
  bytes.set(text, 20);
  return bytes;
}
