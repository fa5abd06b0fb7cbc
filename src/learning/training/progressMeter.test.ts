// The clock of a run: what counts as training. Time is what the test says it is.
import { afterEach, expect, test, vi } from 'vitest';
import { ProgressMeter } from './progressMeter.ts';

afterEach(() => vi.restoreAllMocks());

test('pauses and standstills count for nothing, whatever the calendar says', async () => {
  let now = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.spyOn(Date, 'now').mockImplementation(() => -now * 1000);
  const rates: number[] = [];
  const meter = new ProgressMeter((event) => {
    if (event.type === 'progress') rates.push(event.notesPerSecond);
  }, 30);
  const position = { notesSeen: 100, share: 0.5, isLastStretch: false, learningRate: 1e-3 };
  const step = (milliseconds: number): void => {
    now += milliseconds;
    meter.add({ nats: 1, gradientNorm: 1 }, 100, position);
  };
  step(1000);
  expect(meter.seconds).toBe(31);
  await meter.pause(() => {
    now += 5000;
    return Promise.resolve();
  });
  step(1000);
  expect(meter.seconds).toBe(32);
  // The tab was frozen, or the machine slept.
  step(10 * 60_000);
  expect(meter.seconds).toBe(32);
  // A validation is training, but no step.
  now += 2000;
  meter.count();
  step(1000);
  expect(meter.seconds).toBe(35);
  expect(rates[0]).toBe(100);
  expect(rates.at(-1)).toBe(400 / 3);
});
