// The process in which inputs are tried, so that one that hangs or fills the memory is survived. Arguments: target,
// first case, number of cases. Tells its parent of each case before and after it is tried.
import { createServer } from 'vite';
import type { FuzzReport, FuzzTarget } from '../src/testing/fuzz.ts';

interface Tools {
  readonly fuzz: (target: FuzzTarget, first: number, count: number) => Promise<FuzzReport>;
}

const [name = '', first, count] = process.argv.slice(2);
// Through Vite, for the app's modules import some that Node alone does not take as they are.
const server = await createServer({
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const { fuzz } = (await server.ssrLoadModule('/src/testing/fuzz.ts')) as Tools;
const { fuzzTargets } = (await server.ssrLoadModule('/src/testing/fuzzTargets.ts')) as {
  fuzzTargets: readonly FuzzTarget[];
};
const target = fuzzTargets.find((candidate) => candidate.name === name);
if (!target) throw new Error(`no target ${name}`);
for (let number = Number(first); number < Number(first) + Number(count); number++) {
  process.send!({ number });
  process.send!({ report: await fuzz(target, number, 1) });
}
await server.close();
process.disconnect();
