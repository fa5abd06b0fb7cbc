// Compiles the AssemblyScript kernels of the wasm engine when `virtual:kernels/BUILD` is imported, in dev,
// build and tests alike. The module is base64 in a chunk of its own: one way for page, worker and Node.
// Results are cached by content below node_modules/.cache.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import asc from 'assemblyscript/asc';
import type { Plugin } from 'vite';

const SOURCES = 'src/learning/wasm/assembly';
const CACHE = 'node_modules/.cache/kernels';
const PREFIX = 'virtual:kernels/';

/** As many pages as memory.ts asks for. */
const SHARED = ['--enable=threads', '--sharedMemory', '--maximumMemory=32768'];

/** Options of the compiler by build. */
const BUILDS: Readonly<Record<string, readonly string[]>> = {
  simd: [],
  relaxed: ['--enable=relaxed-simd'],
  'simd-shared': [...SHARED],
  'relaxed-shared': ['--enable=relaxed-simd', ...SHARED],
};

const COMMON = [
  join(SOURCES, 'index.ts'),
  '-O3',
  '--noAssert',
  '--runtime=stub',
  '--importMemory',
  '--noExportMemory',
  '--enable=simd',
];

function sources(): string[] {
  return readdirSync(SOURCES)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(SOURCES, name));
}

async function compile(build: string, options: readonly string[]): Promise<Uint8Array> {
  const hash = createHash('sha256').update(`${asc.version} ${options.join(' ')}`);
  for (const file of sources()) hash.update(readFileSync(file));
  const path = join(CACHE, `${build}-${hash.digest('hex').slice(0, 16)}.wasm`);
  if (!existsSync(path)) {
    mkdirSync(CACHE, { recursive: true });
    let messages = '';
    const { error } = await asc.main([...options], {
      stderr: { write: (text) => (messages += String(text)) },
      writeFile: (_, contents) => writeFileSync(path, contents),
    });
    if (error) throw new Error(`${error.message}\n${messages}`);
  }
  return readFileSync(path);
}

export function kernelsPlugin(): Plugin {
  return {
    name: 'kernels',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const build = id.slice(PREFIX.length + 1);
      const options = BUILDS[build];
      if (!options) throw new Error(`no kernels are called ${build}`);
      for (const file of sources()) this.addWatchFile(resolve(file));
      const wasm = await compile(build, [...COMMON, ...options, '--outFile', 'kernels.wasm']);
      return `export default '${Buffer.from(wasm).toString('base64')}'`;
    },
  };
}
