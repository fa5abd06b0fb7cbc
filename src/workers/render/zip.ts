// Files into one zip, in parts and not compressed: sound does not get smaller.
import { Zip, ZipPassThrough } from 'fflate';
import { AppError } from '../../core/errors.ts';

const PART_BYTES = 4 * 2 ** 20;
/** Offsets have 32 bits; the rest is for names. */
const MAX_BYTES = 2 ** 32 - 2 ** 20;
/** The earliest a zip can name: the same files give the same bytes. */
const DATE = new Date(1980, 0, 1);

export interface NamedFile {
  readonly name: string;
  /** Not empty. */
  readonly content: Blob;
}

/**
 * @param pause waited for after every part; what it throws ends the packing
 * @throws AppError export/too-large
 */
export async function zip(files: readonly NamedFile[], pause: () => Promise<void>): Promise<Blob> {
  const total = files.reduce((sum, { content }) => sum + content.size, 0);
  if (total > MAX_BYTES)
    throw new AppError('export/too-large', `${total} bytes do not fit into one zip`);
  const parts: Blob[] = [];
  const packer = new Zip((error, bytes) => {
    if (error !== null) throw error;
    parts.push(new Blob([bytes]));
  });
  for (const { name, content } of files) {
    const entry = new ZipPassThrough(name);
    entry.mtime = DATE;
    packer.add(entry);
    for (let at = 0; at < content.size; at += PART_BYTES) {
      const part = await content.slice(at, at + PART_BYTES).arrayBuffer();
      entry.push(new Uint8Array(part), at + PART_BYTES >= content.size);
      await pause();
    }
  }
  packer.end();
  return new Blob(parts, { type: 'application/zip' });
}
