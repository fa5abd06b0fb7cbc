import { expect, test } from 'vitest';
import { Gate } from './gate.ts';

test('who asks for way has it for so long, the last asking counts, and nobody waits without', async () => {
  const gate = new Gate();
  await gate.passGivingWay();
  gate.giveWay(1_000_000);
  gate.giveWay(40);
  const startedAt = performance.now();
  await gate.passGivingWay();
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(39);
});

test('a pause holds until it is let go, or the run is stopped', async () => {
  const gate = new Gate();
  const stop = new AbortController();
  const passed: string[] = [];
  gate.close();
  const waiting = gate.pass(undefined).then(() => passed.push('let go'));
  const stopped = gate.pass(stop.signal).then(() => passed.push('stopped'));
  stop.abort();
  await stopped;
  expect(passed).toEqual(['stopped']);
  gate.open();
  await waiting;
  expect(passed).toEqual(['stopped', 'let go']);
  await gate.pass(undefined);
});
