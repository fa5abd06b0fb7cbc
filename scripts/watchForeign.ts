// A proxy that counts and refuses: a page that is given it as its way out sends everything there that is not for this
// machine, whichever part asks for it: page, worker or service worker.
import { createServer } from 'node:http';

export interface ForeignWatch {
  /** For `proxy.server` of a browser's context, with `bypass: 'localhost'`. */
  readonly url: string;
  /** Addresses asked for, in order. */
  readonly foreign: readonly string[];
  close(): void;
}

export async function watchForeign(): Promise<ForeignWatch> {
  const foreign: string[] = [];
  const proxy = createServer((request, response) => {
    foreign.push(request.url ?? '');
    response.writeHead(502).end();
  });
  proxy.on('connect', (request, socket) => {
    foreign.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Refused\r\n\r\n');
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return { url: `http://127.0.0.1:${address.port}`, foreign, close: () => proxy.close() };
}
