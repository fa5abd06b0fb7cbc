// Files into one zip, in parts, so that a large one takes no more memory than a part.
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { AppError } from '../core/errors.ts';

const PART_BYTES = 4 * 2 ** 20;
/** Offsets have 32 bits; the rest is for names. */
const MAX_BYTES = 2 ** 32 - 2 ** 24;
/** Their number has 16. */
const MAX_FILES = 2 ** 16 - 1;
/** The earliest a zip can name: the same files give the same bytes. */
const DATE = new Date(1980, 0, 1);

export interface NamedFile {
  readonly name: string;
  readonly content: Blob;
  /** Sound and weights do not get smaller; left out: as it is. */
  readonly isCompressed?: boolean;
}

/**
 * @param pause waited for after every part; what it throws ends the packing
 * @throws AppError export/too-large
 */
export async function zip(
  files: readonly NamedFile[],
  pause: (doneBytes: number) => Promise<void>,
  mimeType = 'application/zip',
): Promise<Blob> {
  const total = files.reduce((sum, { content }) => sum + content.size, 0);
  if (total > MAX_BYTES || files.length > MAX_FILES)
    throw new AppError('export/too-large', `${total} bytes, ${files.length} files: no zip`);
  // Blobs, which browsers keep out of the memory of a page.
  const parts: Blob[] = [];
  let done = 0;
  const packer = new Zip((error, bytes) => {
    if (error !== null) throw error;
    parts.push(new Blob([bytes]));
  });
  for (const { name, content, isCompressed = false } of files) {
    const entry = isCompressed ? new ZipDeflate(name) : new ZipPassThrough(name);
    entry.mtime = DATE;
    packer.add(entry);
    // An empty file has one part too.
    for (let at = 0; at === 0 || at < content.size; at += PART_BYTES) {
      const part = await content.slice(at, at + PART_BYTES).arrayBuffer();
      entry.push(new Uint8Array(part), at + PART_BYTES >= content.size);
      done += part.byteLength;
      await pause(done);
    }
  }
  packer.end();
  return new Blob(parts, { type: mimeType });
}
