// Who asks for a checkpoint hears when it is taken, and never waits for one that does not come.
import { expect, test } from 'vitest';
import { CheckpointClock } from './checkpointClock.ts';

/** What `taken` has come to by now. */
async function state(taken: Promise<void>): Promise<'taken' | 'waiting'> {
  const waiting = new Promise<'waiting'>((resolve) => setTimeout(() => resolve('waiting')));
  return Promise.race([taken.then(() => 'taken' as const), waiting]);
}

test('one that is asked for in mid-run is waited for', async () => {
  const clock = new CheckpointClock();
  clock.ask();
  await clock.take(() => Promise.resolve());
  clock.ask();
  const taken = clock.taken();
  expect(clock.isDue()).toBe(true);
  expect(await state(taken)).toBe('waiting');
  await clock.take(async () => expect(await state(taken)).toBe('waiting'));
  expect(await state(taken)).toBe('taken');
});

test('nobody waits before the first, in a pause or after the end', async () => {
  const clock = new CheckpointClock();
  clock.ask();
  expect(await state(clock.taken())).toBe('taken');
  await clock.take(() => Promise.resolve());
  clock.ask();
  const taken = clock.taken();
  clock.rest();
  expect(await state(taken)).toBe('taken');
  clock.ask();
  expect(await state(clock.taken())).toBe('taken');
});

test('one that fails keeps nobody waiting', async () => {
  const clock = new CheckpointClock();
  await clock.take(() => Promise.resolve());
  clock.ask();
  const taken = clock.taken();
  await expect(clock.take(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  expect(await state(taken)).toBe('taken');
});
