// Waiting itself is tested where there are threads: wasmEngine.browser.test.ts.
import { expect, test } from 'vitest';
import { KernelMemory, Region } from '../memory.ts';
import { Meeting } from './meeting.ts';

function prepare(): Meeting {
  const memory = KernelMemory.create(true);
  const region = new Region();
  const at = Meeting.layOut(region);
  memory.reserve(region.end);
  return new Meeting(memory, at);
}

test('one thread waits for nobody', () => {
  expect(() => prepare().wait(1)).not.toThrow();
});

test('who comes after a meeting was broken up is sent away at once', () => {
  const meeting = prepare();
  meeting.breakUp();
  expect(() => meeting.wait(2)).toThrow('a training thread has failed');
  expect(() => meeting.wait(2)).toThrow('a training thread has failed');
});
