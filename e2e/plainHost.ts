// The built app on the poorest host there is: a folder below a path, no header but the type of a file. GitHub Pages
// is like it.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Serving } from '../scripts/serveApp.ts';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const BELOW = '/cadenza/';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.wasm': 'application/wasm',
};

export interface PlainHost extends Serving {
  /** A new version of the app: every file of its folder of assets has another name, and the old names are gone. */
  publishVersion(): void;
}

export async function servePlain(): Promise<PlainHost> {
  let versions = 0;
  /** As this version names it, and as it is in the build. */
  let assets = 'assets/';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const name = pathname.slice(BELOW.length) || 'index.html';
    const send = async (): Promise<void> => {
      const isOlder = name.startsWith('assets') && !name.startsWith(assets);
      const path = join(DIST, name.replace(assets, 'assets/'));
      const isThere =
        request.method === 'GET' &&
        pathname.startsWith(BELOW) &&
        !isOlder &&
        (await stat(path)).isFile();
      if (!isThere) throw new Error('not here');
      response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream');
      // Files of the assets name each other without their folder.
      if (['index.html', 'sw.js'].includes(name)) {
        const text = (await readFile(path, 'utf8')).replaceAll('assets/', assets);
        response.end(text.replaceAll(/(?<="revision":")[0-9a-f]{8}/g, String(versions)));
      } else createReadStream(path).pipe(response);
    };
    send().catch(() => response.writeHead(404).end());
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the host has no port');
  return {
    url: `http://localhost:${address.port}${BELOW}`,
    publishVersion: () => {
      versions++;
      assets = `assets-${versions}/`;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
