// Reads a zip that a stranger packed, entry by entry, in parts. Nothing its headers claim is believed: what comes out
// is counted while it is inflated, and compared with its checksum.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
import { Inflate } from 'fflate';
import { AppError } from '../../core/errors.ts';
import { crc32 } from './crc32.ts';

/** Deflate makes of a part a thousand times as much at most: 16 MB. */
const PART_BYTES = 2 ** 14;
const STORED_PART_BYTES = 2 ** 20;
const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
const LONGEST_PATH = 200;
const [STORED, DEFLATED] = [0, 8];
const IS_ENCRYPTED = 1;

/** Most that is taken from one file, whatever it says. */
export interface ZipLimits {
  readonly entries: number;
  /** Of all that is read, inflated. */
  readonly totalBytes: number;
}

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly crc: number;
  /** As packed. */
  readonly size: number;
  /** Of its local header. */
  readonly offset: number;
}

/** Why a zip cannot be read; in the details of project/damaged with the path of the entry, '' for the whole. */
export type ZipFault = 'broken-off' | 'checksum' | 'missing' | 'path';

export function damaged(path: string, reason: ZipFault | 'content', message = ''): AppError {
  return new AppError('project/damaged', `${path}: ${reason} ${message}`, { entry: path, reason });
}

export class ZipReader {
  readonly #file: Blob;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #limits: ZipLimits;
  #spentBytes = 0;

  private constructor(file: Blob, entries: ReadonlyMap<string, Entry>, limits: ZipLimits) {
    this.#file = file;
    this.#entries = entries;
    this.#limits = limits;
  }

  /** @throws AppError project/damaged, project/too-large */
  static async open(file: Blob, limits: ZipLimits): Promise<ZipReader> {
    return new ZipReader(file, await readDirectory(file, limits), limits);
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  /** @param mostBytes of it, inflated. @throws AppError project/damaged, project/too-large */
  async read(path: string, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
    const entry = this.#entries.get(path);
    if (!entry) throw damaged(path, 'missing');
    const parts: Uint8Array[] = [];
    let [size, crc] = [0, 0];
    const take = (part: Uint8Array): void => {
      size += part.length;
      this.#spentBytes += part.length;
      if (size > mostBytes || this.#spentBytes > this.#limits.totalBytes)
        throw new AppError('project/too-large', `${path} is too large`, { entry: path });
      crc = crc32(part, crc);
      parts.push(part);
    };
    await this.#inflate(entry, take);
    if (crc !== entry.crc) throw damaged(path, 'checksum');
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  async #inflate(entry: Entry, take: (part: Uint8Array) => void): Promise<void> {
    const { path, method, offset, size } = entry;
    const local = await readView(this.#file, offset, LOCAL_BYTES);
    if (local?.getUint32(0, true) !== LOCAL_SIGNATURE) throw damaged(path, 'broken-off');
    const start = offset + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true);
    const end = start + size;
    if (end > this.#file.size) throw damaged(path, 'broken-off');
    const stream = method === STORED ? null : new Inflate(take);
    const step = stream ? PART_BYTES : STORED_PART_BYTES;
    for (let at = start; at < end; at += step) {
      const part = new Uint8Array(
        await this.#file.slice(at, Math.min(end, at + step)).arrayBuffer(),
      );
      if (!stream) take(part);
      else inflatePart(stream, part, at + step >= end, path);
    }
  }
}

/** @throws AppError project/damaged, and what the stream's own callback throws */
function inflatePart(stream: Inflate, part: Uint8Array, isLast: boolean, path: string): void {
  try {
    stream.push(part, isLast);
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw damaged(path, 'checksum', String(thrown));
  }
}

async function readView(file: Blob, at: number, length: number): Promise<DataView | null> {
  if (at < 0 || at + length > file.size) return null;
  return new DataView(await file.slice(at, at + length).arrayBuffer());
}

/** The list at the end of a zip. */
async function readDirectory(
  file: Blob,
  { entries: mostEntries }: ZipLimits,
): Promise<ReadonlyMap<string, Entry>> {
  const tailBytes = Math.min(file.size, END_BYTES + LONGEST_COMMENT);
  const tail = await readView(file, file.size - tailBytes, tailBytes);
  let at = tailBytes - END_BYTES;
  while (at >= 0 && tail?.getUint32(at, true) !== END_SIGNATURE) at--;
  if (!tail || at < 0) throw damaged('', 'broken-off');
  const count = tail.getUint16(at + 10, true);
  const [size, offset] = [tail.getUint32(at + 12, true), tail.getUint32(at + 16, true)];
  if (count > mostEntries) throw new AppError('project/too-large', `${count} entries`);
  const list = size <= count * (ENTRY_BYTES + 3 * 2 ** 10) && (await readView(file, offset, size));
  if (!list) throw damaged('', 'broken-off');
  const entries = new Map<string, Entry>();
  let next = 0;
  for (let i = 0; i < count; i++) {
    if (next + ENTRY_BYTES > size || list.getUint32(next, true) !== ENTRY_SIGNATURE)
      throw damaged('', 'broken-off');
    const entry = readEntry(list, next);
    if (entries.has(entry.path)) throw damaged(entry.path, 'path', 'there twice');
    entries.set(entry.path, entry);
    const lengths = [28, 30, 32].map((field) => list.getUint16(next + field, true));
    next += ENTRY_BYTES + lengths[0]! + lengths[1]! + lengths[2]!;
  }
  return entries;
}

/** @throws AppError project/damaged */
function readEntry(list: DataView, at: number): Entry {
  const nameAt = at + ENTRY_BYTES;
  const nameBytes = Math.min(list.getUint16(at + 28, true), list.byteLength - nameAt);
  const path = new TextDecoder().decode(
    new Uint8Array(list.buffer, list.byteOffset + nameAt, nameBytes),
  );
  const method = list.getUint16(at + 10, true);
  if (!isPlainPath(path)) throw damaged(path.slice(0, LONGEST_PATH), 'path');
  if ((method !== STORED && method !== DEFLATED) || list.getUint16(at + 8, true) & IS_ENCRYPTED)
    throw damaged(path, 'content', 'packed in another way');
  return {
    path,
    method,
    crc: list.getUint32(at + 16, true),
    size: list.getUint32(at + 20, true),
    offset: list.getUint32(at + 42, true),
  };
}

/** Relative, and nowhere up. Nothing is ever written to a disk by these names; a file that has others is not ours. */
function isPlainPath(path: string): boolean {
  return (
    path.length <= LONGEST_PATH &&
    /^[^\\:\p{Cc}]+$/u.test(path) &&
    path
      .replace(/\/$/, '')
      .split('/')
      .every((part) => !['', '.', '..'].includes(part))
  );
}
