// Still WebP pictures put in one animated file, each in its place over the one before
// (https://developers.google.com/speed/webp/docs/riff_container).

export interface WebpFrame {
  /** A WebP file without transparency. */
  readonly still: Uint8Array;
  /** Pixels from the left and the top, both even. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly milliseconds: number;
}

/** "RIFF", the length, "WEBP". */
const FILE_HEADER_BYTES = 12;
/** Name and length. */
const CHUNK_HEADER_BYTES = 8;
/** Lossy and lossless. */
const PIXEL_CHUNKS = ['VP8 ', 'VP8L'];
const ANIMATION_FLAG = 0x02;
/** The frame replaces what is below it, without blending. */
const REPLACE_FLAG = 0x02;

/** @returns the file; it repeats without end */
export function animatedWebp(width: number, height: number, frames: readonly WebpFrame[]): Buffer {
  const extended = chunk('VP8X', [
    Buffer.of(ANIMATION_FLAG, 0, 0, 0),
    uint24(width - 1),
    uint24(height - 1),
  ]);
  const background = Buffer.of(255, 255, 255, 255);
  const repeats = Buffer.of(0, 0);
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    extended,
    chunk('ANIM', [background, repeats]),
    ...frames.map(frameChunk),
  ]);
  return Buffer.concat([Buffer.from('RIFF'), uint32(body.length), body]);
}

function frameChunk(frame: WebpFrame): Buffer {
  return chunk('ANMF', [
    uint24(frame.left / 2),
    uint24(frame.top / 2),
    uint24(frame.width - 1),
    uint24(frame.height - 1),
    uint24(frame.milliseconds),
    Buffer.of(REPLACE_FLAG),
    pixelsOf(frame.still),
  ]);
}

/** The chunk that holds the picture; a still may have a header and a colour profile before it. */
function pixelsOf(still: Uint8Array): Buffer {
  const file = Buffer.from(still);
  let at = FILE_HEADER_BYTES;
  while (at < file.length) {
    const length = file.readUInt32LE(at + 4);
    const end = at + CHUNK_HEADER_BYTES + length + (length % 2);
    if (PIXEL_CHUNKS.includes(file.toString('latin1', at, at + 4))) return file.subarray(at, end);
    at = end;
  }
  throw new Error('a WebP file without a picture in it');
}

/** Padded to an even length, which its header does not count. */
function chunk(name: string, parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const padding = Buffer.alloc(content.length % 2);
  return Buffer.concat([Buffer.from(name), uint32(content.length), content, padding]);
}

function uint24(value: number): Buffer {
  const bytes = Buffer.alloc(3);
  bytes.writeUIntLE(value, 0, 3);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
