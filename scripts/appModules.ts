// The app's modules in Node, through Vite: they import some that Node alone does not take as they are.
import { createServer } from 'vite';

export interface AppModules {
  /** @param path from the root of the project, as "/src/core/random.ts" */
  load<Module>(path: string): Promise<Module>;
  close(): Promise<void>;
}

export async function openAppModules(): Promise<AppModules> {
  const server = await createServer({
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  return {
    load: async <Module>(path: string) => (await server.ssrLoadModule(path)) as Module,
    close: () => server.close(),
  };
}
