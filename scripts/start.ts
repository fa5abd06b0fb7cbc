// `npm start`: builds the production app, serves it and prints its address.
// Port 4173, or the next free one; PORT in the environment asks for that port and no other.
import { build } from 'vite';
import { serveApp } from './serveApp.ts';

const DEFAULT_PORT = 4173;

function wantedPort(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`PORT is "${text}"; it must be a number from 1 to 65535.`);
  return port;
}

try {
  // A NODE_ENV left over in the shell would build the development version of React.
  process.env['NODE_ENV'] = 'production';
  const port = wantedPort(process.env['PORT']);
  console.log('Building Cadenza.');
  await build({ logLevel: 'warn' });
  const { url } = await serveApp(port ?? DEFAULT_PORT, port !== null);
  console.log(`Cadenza is at ${url} (Ctrl+C ends it).`);
} catch (error) {
  console.error(`Cadenza did not start. ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
