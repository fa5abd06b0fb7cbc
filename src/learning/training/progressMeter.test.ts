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

test('the time left is told after five seconds of steps, as fast as they were, and anew with another engine', () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const left: (number | null)[] = [];
  const meter = new ProgressMeter((event) => {
    if (event.type === 'progress') left.push(event.secondsLeft);
  });
  let share = 0;
  const step = (): void => {
    now += 1000;
    share += 0.01;
    const position = { notesSeen: 1, share, isLastStretch: false, learningRate: 1e-3 };
    meter.add({ nats: 1, gradientNorm: 1 }, 1, position);
  };
  // The first validation is long, and comes but once.
  now += 20_000;
  meter.count();
  for (let i = 0; i < 5; i++) step();
  expect(left).toEqual([null, null, null, null, expect.closeTo(95)]);
  meter.restart();
  step();
  expect(left.at(-1)).toBeNull();
});
