// A page in headless Chromium that can call the exports of any module of the project, served as it is
// written: what benches and the starter model's training run in.
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { chromiumLaunch } from './chromiumLaunch.ts';

export interface ModulePage {
  /** Version of the browser. */
  readonly version: string;
  /** Calls an exported function of a module in the page. Arguments and result are JSON. */
  readonly call: <Result>(module: string, name: string, ...args: unknown[]) => Promise<Result>;
  close(): Promise<void>;
}

/**
 * What the page logs with console.info is printed.
 * @param hasHardware the machine's own graphics chip in place of the software adapter
 */
export async function openModulePage(hasHardware = false): Promise<ModulePage> {
  const server = await createServer({
    logLevel: 'error',
    server: { port: 0, hmr: false, watch: null },
    // One found only later would reload the page under the work.
    optimizeDeps: {
      entries: ['index.html', 'src/workers/*/worker.ts'],
      include: [
        '@spotify/basic-pitch',
        '@tensorflow/tfjs',
        '@tensorflow/tfjs-backend-wasm',
        '@tensorflow/tfjs-backend-webgpu',
        '@tonejs/midi',
        'valibot',
      ],
    },
  });
  await server.listen();
  const args = chromiumLaunch.args!.filter((arg) => !hasHardware || !arg.includes('swiftshader'));
  const browser = await chromium.launch({ ...chromiumLaunch, args });
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  page.on('console', (message) => {
    if (message.type() === 'info') console.log(message.text());
  });
  await page.goto(`${server.resolvedUrls!.local[0]!}scripts/blank.html`);
  return {
    version: browser.version(),
    call: (module, name, ...args) =>
      page.evaluate(
        async (call) => {
          const exports = (await import(call.module)) as Record<
            string,
            (...args: unknown[]) => unknown
          >;
          return (await exports[call.name]!(...call.args)) as never;
        },
        { module, name, args },
      ),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
