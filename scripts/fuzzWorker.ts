// The process in which inputs are tried, so that one that hangs or fills the memory is survived. Arguments: target,
// first case, number of cases. Tells its parent of each case before and after it is tried.
import { openAppModules } from './appModules.ts';

const [name = '', first, count] = process.argv.slice(2);
const modules = await openAppModules();
const { fuzz } =
  await modules.load<typeof import('../src/testing/fuzz.ts')>('/src/testing/fuzz.ts');
const { fuzzTargets } = await modules.load<typeof import('../src/testing/fuzzTargets.ts')>(
  '/src/testing/fuzzTargets.ts',
);
const target = fuzzTargets.find((candidate) => candidate.name === name);
if (!target) throw new Error(`no target ${name}`);
for (let number = Number(first); number < Number(first) + Number(count); number++) {
  process.send!({ number });
  process.send!({ report: await fuzz(target, number, 1) });
}
await modules.close();
process.disconnect();
