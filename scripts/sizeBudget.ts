// What the first visit costs, as built: the JavaScript and style sheets that are fetched before anything is drawn,
// gzipped, and what the service worker then keeps. Ends with status 1 where a budget is passed.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

const DIST = 'dist';

export interface Sizes {
  /** Modules of index.html and all they import, gzipped. */
  readonly firstJsBytes: number;
  readonly firstCssBytes: number;
  /** What is kept on the first visit, so that the app opens offline. */
  readonly precachedBytes: number;
}

/** Gzipped; what a page loads lazily is not in it. */
const BUDGET: Sizes = {
  firstJsBytes: 180_000,
  firstCssBytes: 12_000,
  precachedBytes: 16_000_000,
};

/** @param folder with the built app */
export function measureSizes(folder = DIST): Sizes {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = (pattern: RegExp): string[] =>
    [...html.matchAll(pattern)].map(([, path]) => normalize(path!));
  const scripts = named(/(?:<script[^>]*src|<link[^>]*rel="modulepreload"[^>]*href)="([^"]+)"/g);
  const styles = named(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g);
  if (scripts.length === 0 || styles.length === 0)
    throw new Error(`${folder}/index.html names no module or no style sheet`);
  return {
    firstJsBytes: gzipped(folder, [...importedBy(folder, scripts)]),
    firstCssBytes: gzipped(folder, styles),
    precachedBytes: precached(folder),
  };
}

/** Follows static imports only. */
function importedBy(folder: string, entries: readonly string[]): Set<string> {
  const found = new Set<string>();
  const follow = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    const text = readFileSync(join(folder, path), 'utf8');
    for (const [, from] of text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g))
      follow(normalize(join(dirname(path), from!)));
  };
  entries.forEach(follow);
  return found;
}

function gzipped(folder: string, paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path))).length, 0);
}

function precached(folder: string): number {
  const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
  const urls = [...worker.matchAll(/["']?url["']?:\s*["'`]([^"'`]+)["'`]/g)].map(([, url]) => url!);
  const files = new Set(readdirSync(folder, { recursive: true }).map(String));
  const kept = [...new Set(urls)].filter((url) => files.has(normalize(url)));
  if (kept.length < 20) throw new Error(`${folder}/sw.js lists ${kept.length} files to keep`);
  return kept.reduce((sum, url) => sum + statSync(join(folder, url)).size, 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = measureSizes();
  for (const [name, most] of Object.entries(BUDGET) as [keyof Sizes, number][]) {
    const isWithin = sizes[name] <= most;
    console.log(
      `${isWithin ? 'ok  ' : 'FAIL'}  ${name.padEnd(16)} ${(sizes[name] / 1000).toFixed(1)} kB of ${most / 1000} kB`,
    );
    if (!isWithin) process.exitCode = 1;
  }
}
