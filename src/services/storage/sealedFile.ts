// Plain data with typed arrays as a file of the browser's own file system (OPFS), sealed with SHA-256: what comes
// back is what was written, or nothing. The file: length of the head (uint32), digest of the head, the head (JSON, in
// which each array stands as its number), then the arrays one after another.
import { findFile, orNoRoom } from './privateFiles.ts';

const ARRAY_TYPES = { Float32Array, Uint8Array, Int8Array } as const;
type ArrayName = keyof typeof ARRAY_TYPES;
type AnyArray = InstanceType<(typeof ARRAY_TYPES)[ArrayName]>;

interface Head {
  readonly data: unknown;
  readonly arrays: readonly {
    readonly type: ArrayName;
    readonly bytes: number;
    readonly digest: string;
  }[];
}

const ARRAY_KEY = '$array';
const LENGTH_BYTES = 4;
const DIGEST_BYTES = 32;

/**
 * The file is there whole or, when writing fails, as it was before.
 * @throws AppError storage/no-room
 */
export async function writeSealed(
  folder: FileSystemDirectoryHandle,
  name: string,
  data: unknown,
): Promise<void> {
  const arrays: AnyArray[] = [];
  const skeleton: unknown = JSON.parse(
    JSON.stringify(data, (_, value: unknown) =>
      isArray(value) ? { [ARRAY_KEY]: arrays.push(value) - 1 } : value,
    ),
  );
  const seals: Head['arrays'][number][] = [];
  // One after another: each call copies its array, and all of them at once would hold the page up.
  for (const array of arrays)
    seals.push({
      type: array.constructor.name as ArrayName,
      bytes: array.byteLength,
      digest: toHex(await digest(array)),
    });
  const head: Head = { data: skeleton, arrays: seals };
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const length = Uint32Array.of(headBytes.length);
  const seal = await digest(headBytes);
  await orNoRoom('storage/no-room', () =>
    writeParts(folder, name, [length, seal, headBytes, ...arrays]),
  );
}

async function writeParts(
  folder: FileSystemDirectoryHandle,
  name: string,
  parts: readonly ArrayBufferView[],
): Promise<void> {
  // On a full disk this already fails.
  const handle = await folder.getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  try {
    for (const part of parts) await stream.write(part as BufferSource);
    await stream.close();
  } catch (thrown) {
    await stream.abort().catch(() => undefined);
    throw thrown;
  }
}

/** Null when it is not there, or not as it was written. */
export async function readSealed(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<unknown> {
  const file = await findFile(folder, name);
  if (!file) return null;
  const data = await unseal(await file.arrayBuffer());
  if (data === undefined) console.warn(`${name} is damaged`);
  return data ?? null;
}

/** Undefined for what is damaged. */
async function unseal(bytes: ArrayBuffer): Promise<unknown> {
  const start = LENGTH_BYTES + DIGEST_BYTES;
  if (bytes.byteLength < start) return undefined;
  const [length] = new Uint32Array(bytes, 0, 1);
  const headBytes = new Uint8Array(bytes.slice(start, start + length!));
  const written = new Uint8Array(bytes, LENGTH_BYTES, DIGEST_BYTES);
  if (toHex(await digest(headBytes)) !== toHex(written)) return undefined;
  const { data, arrays } = JSON.parse(new TextDecoder().decode(headBytes)) as Head;
  let at = start + length!;
  const revived: AnyArray[] = [];
  for (const { type, bytes: size, digest: seal } of arrays) {
    const part = bytes.slice(at, (at += size));
    if (toHex(await digest(new Uint8Array(part))) !== seal) return undefined;
    revived.push(new ARRAY_TYPES[type](part));
  }
  return revive(data, revived);
}

/** Puts the arrays back where they stood. */
function revive(value: unknown, arrays: readonly AnyArray[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((member) => revive(member, arrays));
  const index = (value as Record<string, unknown>)[ARRAY_KEY];
  if (typeof index === 'number') return arrays[index];
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, revive(member, arrays)]),
  );
}

const isArray = (value: unknown): value is AnyArray =>
  Object.values(ARRAY_TYPES).some((type) => value instanceof type);

async function digest(bytes: AnyArray): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
