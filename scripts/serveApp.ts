// Serves the built app on localhost, with the headers of vite.config.ts that isolate the
// page. Unknown paths are 404: a missing file must not come back as the page.
import { preview, type PreviewServer } from 'vite';

export interface Serving {
  readonly url: string;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/**
 * @param port 0 takes any free one.
 * @param isPortFixed fail when the port is taken, instead of taking the next free one.
 */
export async function serveApp(port: number, isPortFixed: boolean): Promise<Serving> {
  const server: PreviewServer = await preview({
    logLevel: 'warn',
    preview: { host: 'localhost', port, strictPort: isPortFixed, open: false },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://localhost:${address.port}/`,
    close: () => server.close(),
  };
}
