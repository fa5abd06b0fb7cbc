// The browser's own file system (OPFS), which private windows and older browsers may not have.
import { AppError } from '../../core/errors.ts';
import { isFull } from './fullDisk.ts';

export type Folder = FileSystemDirectoryHandle;

export const isMissing = (thrown: unknown): boolean =>
  thrown instanceof DOMException && thrown.name === 'NotFoundError';

/** @throws AppError storage/unavailable */
async function root(): Promise<Folder> {
  try {
    return await navigator.storage.getDirectory();
  } catch (cause) {
    throw new AppError('storage/unavailable', 'no file system for this page', {}, cause);
  }
}

/** @throws AppError storage/unavailable */
export async function makeFolder(path: readonly string[]): Promise<Folder> {
  let folder = await root();
  for (const name of path) folder = await folder.getDirectoryHandle(name, { create: true });
  return folder;
}

/** Null where it is not there. @throws AppError storage/unavailable */
export async function findFolder(path: readonly string[]): Promise<Folder | null> {
  try {
    let folder = await root();
    for (const name of path) folder = await folder.getDirectoryHandle(name);
    return folder;
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

/** Null where it is not there. */
export async function findFile(folder: Folder, name: string): Promise<File | null> {
  try {
    return await (await folder.getFileHandle(name)).getFile();
  } catch (thrown) {
    if (isMissing(thrown)) return null;
    throw thrown;
  }
}

/** A file, or a folder with all that is in it; nothing where it is not there. */
export async function removeEntry(folder: Folder | null, name: string): Promise<void> {
  try {
    await folder?.removeEntry(name, { recursive: true });
  } catch (thrown) {
    if (!isMissing(thrown)) throw thrown;
  }
}

/** @throws AppError of `code` when the disk or the quota is full */
export async function orNoRoom<Result>(
  code: 'storage/no-room' | 'soundfont/no-room',
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write();
  } catch (cause) {
    if (isFull(cause)) throw new AppError(code, 'the quota is used up', {}, cause);
    throw cause;
  }
}
