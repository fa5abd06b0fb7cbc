// `npm run fuzz -- [TARGET…] [--minutes N] [--case NUMBER]`: damaged files by the thousand, new ones each time, for
// each reader in turn; with --case the one that failed again. Ends with 1 when anything failed.
import { parseArgs } from 'node:util';
import { fuzzInProcess } from './fuzzProcess.ts';

const BATCH = 2000;
/** Beyond the cases of the tests. */
const FIRST = 1_000_000;

const { positionals: targets, values } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '10' }, case: { type: 'string' } },
});
const asked = targets.length > 0 ? targets : ['midi', 'model', 'project', 'soundfont'];

let failed = 0;
async function attempt(target: string, first: number, count: number): Promise<void> {
  const { tried, accepted, failures, slowestMs } = await fuzzInProcess(target, first, count);
  failed += failures.length;
  console.log(
    `${target} ${first}–${first + tried - 1}: ${accepted} read, ${tried - accepted - failures.length} refused, ` +
      `${failures.length} failed, slowest ${Math.round(slowestMs)} ms`,
  );
  for (const { number, reason } of failures) console.log(`  ${target} --case ${number}: ${reason}`);
}

if (values.case !== undefined) {
  for (const target of asked) await attempt(target, Number(values.case), 1);
} else {
  const end = Date.now() + Number(values.minutes) * 60_000;
  // Another stretch of numbers every time.
  let first = FIRST + (Math.floor(Date.now() / 1000) % 1_000_000) * BATCH;
  while (Date.now() < end) {
    for (const target of asked) await attempt(target, first, BATCH);
    first += BATCH;
  }
}
process.exitCode = failed > 0 ? 1 : 0;
