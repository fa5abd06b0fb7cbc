// PCM as a WAV file (RIFF, "Multimedia Programming Interface and Data Specifications 1.0", 1991), with its title in
// an INFO list. Rounding to 16 bits is dithered (triangular, one step), so that a fading tail fades to silence and
// not to a buzz; the noise is seeded: the same sound gives the same bytes.
import { toUtf8BinaryString } from '../midi/midiText.ts';
import { createRandom } from '../random.ts';
import { countFrames, type Pcm } from './pcm.ts';
import type { BitDepth, SoundEncoder } from './soundFormat.ts';

const HEADER_BYTES = 44;
const DITHER_SEED = 1;

/** What full scale is in whole numbers. */
const FULL_SCALE: Readonly<Record<BitDepth, number>> = { 16: 2 ** 15 - 1, 24: 2 ** 23 - 1 };

interface WavShape {
  readonly sampleRate: number;
  readonly channels: number;
  readonly bitDepth: BitDepth;
}

/** Whole. @param pcm values beyond ±1 are clipped */
export function encodeWav(pcm: Pcm, bitDepth: BitDepth, title: string): Uint8Array<ArrayBuffer> {
  const { sampleRate, channels } = pcm;
  const encoder = createWavEncoder({ sampleRate, channels: channels.length, bitDepth });
  const data = encoder.append(pcm);
  const { head, tail } = encoder.finish(title);
  const bytes = new Uint8Array(head.length + data.length + tail.length);
  bytes.set(head);
  bytes.set(data, head.length);
  bytes.set(tail, head.length + data.length);
  return bytes;
}

/** In parts. Values beyond ±1 are clipped. */
export function createWavEncoder(shape: WavShape): SoundEncoder {
  const random = createRandom(DITHER_SEED);
  let dataBytes = 0;
  return {
    append(pcm) {
      const bytes = new Uint8Array((countFrames(pcm) * shape.channels * shape.bitDepth) / 8);
      writeFrames(new DataView(bytes.buffer), pcm, shape.bitDepth, () => random.next());
      dataBytes += bytes.length;
      return bytes;
    },
    finish(title) {
      // A chunk has an even number of bytes, its stated length may be odd.
      const padding = dataBytes % 2;
      const info = infoChunk(title);
      const tail = new Uint8Array(padding + info.length);
      tail.set(info, padding);
      return { head: header(shape, dataBytes, tail.length), tail };
    },
  };
}

function header(
  { sampleRate, channels, bitDepth }: WavShape,
  dataBytes: number,
  tailBytes: number,
): Uint8Array<ArrayBuffer> {
  const frameBytes = (channels * bitDepth) / 8;
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(toBytes('RIFF'), 0);
  view.setUint32(4, HEADER_BYTES + dataBytes + tailBytes - 8, true);
  bytes.set(toBytes('WAVEfmt '), 8);
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * frameBytes, true);
  view.setUint16(32, frameBytes, true);
  view.setUint16(34, bitDepth, true);
  bytes.set(toBytes('data'), 36);
  view.setUint32(40, dataBytes, true);
  return bytes;
}

function writeFrames(
  view: DataView,
  { channels }: Pcm,
  bitDepth: BitDepth,
  random: () => number,
): void {
  const full = FULL_SCALE[bitDepth];
  let offset = 0;
  for (let i = 0; i < (channels[0]?.length ?? 0); i++)
    for (const channel of channels) {
      const dither = bitDepth === 16 ? random() - random() : 0;
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
