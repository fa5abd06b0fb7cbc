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

/** A zip that grows file by file. */
export class ZipWriter {
  // Blobs, which browsers keep out of the memory of a page.
  readonly #parts: Blob[] = [];
  #bytes = 0;
  #files = 0;
  readonly #packer = new Zip((error, bytes) => {
    if (error !== null) throw error;
    this.#bytes += bytes.length;
    this.#parts.push(new Blob([bytes]));
  });

  /**
   * @param pause waited for after every part; what it throws ends the packing
   * @throws AppError export/too-large
   */
  async add(
    { name, content, isCompressed = false }: NamedFile,
    pause: (partBytes: number) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const entry = isCompressed ? new ZipDeflate(name) : new ZipPassThrough(name);
    entry.mtime = DATE;
    this.#packer.add(entry);
    // An empty file has one part too.
    for (let at = 0; at === 0 || at < content.size; at += PART_BYTES) {
      const part = await content.slice(at, at + PART_BYTES).arrayBuffer();
      entry.push(new Uint8Array(part), at + PART_BYTES >= content.size);
      await pause(part.byteLength);
    }
    expectRoom(this.#bytes, ++this.#files);
  }

  finish(mimeType = 'application/zip'): Blob {
    this.#packer.end();
    return new Blob(this.#parts, { type: mimeType });
  }
}

/**
 * @param pause waited for after every part; what it throws ends the packing
 * @throws AppError export/too-large
 */
export async function zip(files: readonly NamedFile[], pause: () => Promise<void>): Promise<Blob> {
  expectRoom(
    files.reduce((sum, { content }) => sum + content.size, 0),
    files.length,
  );
  const writer = new ZipWriter();
  for (const file of files) await writer.add(file, pause);
  return writer.finish();
}

function expectRoom(bytes: number, files: number): void {
  if (bytes > MAX_BYTES || files > MAX_FILES)
    throw new AppError('export/too-large', `${bytes} bytes, ${files} files: no zip`);
}
