// Damaged MIDI files, read in a process of little memory and taken all the way through the app: how many were tried, and
// how many crashed it, kept it busy for two seconds or gave music that is not sound. Other cases than the tests'.
import { fuzzInProcess } from '../fuzzProcess.ts';
import type { Bench } from './bench.ts';

const FIRST = 100_000;
const FILES = 20_000;

export async function benchFuzz(bench: Bench): Promise<void> {
  const { tried, accepted, failures, slowestMs } = await fuzzInProcess('midi', FIRST, FILES);
  for (const failure of failures) bench.log('failed', failure);
  bench.record('reliability.midiFuzzed', tried);
  bench.record('reliability.midiFuzzedRead', accepted);
  bench.record('reliability.fuzzFailures', failures.length);
  bench.record('reliability.fuzzSlowestMs', slowestMs);
}
