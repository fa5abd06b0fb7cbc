import { describe, expect, it } from 'vitest';
import type { Course } from './course.ts';
import { createScheduler, firstEventAt, type TimedEvent } from './scheduler.ts';

/** A note every quarter of a second for a minute, each half a second long. */
const events: readonly TimedEvent[] = Array.from({ length: 240 }, (_, i) => ({
  startSeconds: i / 4,
  durationSeconds: 0.5,
}));

interface Handed {
  readonly start: number;
  readonly at: number;
  readonly handedAt: number;
  readonly into: number;
  readonly lasts: number;
}

/** Plays at clock 100, waking at the given times after it. */
function run(change: Partial<Course>, wakes: readonly number[], resounds = false): Handed[] {
  const handed: Handed[] = [];
  let handedAt = 0;
  const course = { fromSeconds: 0, atClockSeconds: 100, rate: 1, loop: null, ...change };
  const scheduler = createScheduler(events, course, resounds, ({ startSeconds }, due) =>
    handed.push({
      start: startSeconds,
      at: due.clockSeconds,
      handedAt,
      into: due.intoSeconds,
      lasts: due.lastsSeconds,
    }),
  );
  for (const wake of wakes) {
    handedAt = 100 + wake;
    scheduler.tick(handedAt);
  }
  return handed;
}

const every = (seconds: number, until: number): readonly number[] =>
  Array.from({ length: Math.floor(until / seconds) + 1 }, (_, i) => i * seconds);

it('hands each note over once, at its own time', () => {
  const handed = run({}, every(0.2, 61));
  expect(handed.map((h) => h.start)).toEqual(events.map((event) => event.startSeconds));
  for (const { start, at } of handed) expect(at).toBeCloseTo(100 + start, 9);
});

it('is never late when a hidden tab wakes it once a second', () => {
  const handed = run({}, every(1, 61));
  expect(handed).toHaveLength(240);
  for (const { at, handedAt } of handed) expect(at).toBeGreaterThanOrEqual(handedAt);
});

it('rides out a page that is busy for 2.5 seconds', () => {
  const wakes = every(0.2, 61).filter((wake) => wake < 20 || wake > 22.5);
  const handed = run({}, wakes);
  expect(handed).toHaveLength(240);
  for (const { at, handedAt } of handed) expect(at).toBeGreaterThanOrEqual(handedAt);
});

it('never runs further ahead than three seconds', () => {
  for (const { at, handedAt } of run({}, every(0.2, 61)))
    expect(at - handedAt).toBeLessThanOrEqual(3);
});

it('leaves out what a sleeping computer missed, and goes on in time', () => {
  const handed = run({}, [0, 0.2, 0.4, 40, 40.2]);
  expect(handed.some(({ start }) => start > 4 && start < 39.8)).toBe(false);
  expect(handed.find(({ start }) => start >= 40)?.at).toBeCloseTo(140, 9);
});

describe('from where the musician sought', () => {
  it('begins with the next note', () => {
    const [first] = run({ fromSeconds: 30.1 }, every(0.2, 31));
    expect(first?.start).toBe(30.25);
    expect(first?.at).toBeCloseTo(100.15, 9);
  });

  it('strikes the notes that are held there, as far in as they are', () => {
    const handed = run({ fromSeconds: 30.1 }, [0], true).filter(({ at }) => at === 100);
    expect(handed.map(({ start }) => start)).toEqual([29.75, 30]);
    expect(handed[0]?.into).toBeCloseTo(0.35, 9);
    expect(handed[0]?.lasts).toBeCloseTo(0.15, 9);
  });
});

it.each([0.25, 2, 4])('plays %f times as fast, notes and gaps alike', (rate) => {
  const handed = run({ rate }, every(0.2, 4));
  for (const { start, at, lasts } of handed) {
    expect(at).toBeCloseTo(100 + start / rate, 9);
    expect(lasts).toBeCloseTo(0.5 / rate, 9);
  }
  expect(handed.length).toBeGreaterThan(4 * rate * 4);
});

describe('in a loop', () => {
  const loop = { startSeconds: 2, endSeconds: 3.1 };

  it('comes round for ever, on time, also when it is shorter than the look-ahead', () => {
    const handed = run({ fromSeconds: 1.5, loop }, every(0.2, 10));
    const struck = handed.filter(({ into }) => into === 0);
    const perLap = [2, 2.25, 2.5, 2.75, 3];
    expect(struck.slice(0, 2).map(({ start }) => start)).toEqual([1.5, 1.75]);
    for (const [i, { start, at }] of struck.slice(2, 32).entries()) {
      const lap = Math.floor(i / 5);
      expect(start).toBe(perLap[i % 5]);
      expect(at).toBeCloseTo(100 + (start - 1.5) + lap * 1.1, 9);
    }
  });

  it('ends notes with the loop and takes up those that are held over its start', () => {
    const handed = run({ fromSeconds: 2, loop }, every(0.2, 4));
    expect(handed.find(({ start }) => start === 3)?.lasts).toBeCloseTo(0.1, 9);
    expect(handed.find(({ start }) => start === 1.75)?.into).toBeCloseTo(0.25, 9);
  });

  it('plays on to the end from behind it', () => {
    const handed = run({ fromSeconds: 50, loop }, every(0.2, 11));
    expect(handed.at(-1)?.start).toBe(59.75);
  });
});

it('finds the first of the events that start together, and none after the last', () => {
  const starts = [0, 0.5, 0.5, 1].map((startSeconds) => ({ startSeconds, durationSeconds: 0 }));
  expect([0, 0.4, 0.5, 0.51, 1, 1.1].map((s) => firstEventAt(starts, s))).toEqual([
    0, 1, 1, 3, 3, 4,
  ]);
});

describe('while the music is being written', () => {
  const growing = () => {
    const handed: number[] = [];
    const course = { fromSeconds: 0, atClockSeconds: 100, rate: 1, loop: null };
    const scheduler = createScheduler(
      events.slice(0, 5),
      course,
      false,
      ({ startSeconds }) => handed.push(startSeconds),
      1,
    );
    return { handed, scheduler };
  };

  it('keeps back the last onset, to which notes may come, and hands over the rest when it comes', () => {
    const { handed, scheduler } = growing();
    for (const wake of [0, 0.2, 0.4]) scheduler.tick(100 + wake);
    expect(handed).toEqual([0, 0.25, 0.5, 0.75]);
    scheduler.extend(events, Infinity);
    for (const wake of every(0.2, 3)) scheduler.tick(100.6 + wake);
    expect(handed.slice(4, 8)).toEqual([1, 1.25, 1.5, 1.75]);
    expect(new Set(handed).size).toBe(handed.length);
  });

  it('does not come round a loop whose end is not written', () => {
    const handed: number[] = [];
    const loop = { startSeconds: 0, endSeconds: 2 };
    const course = { fromSeconds: 0, atClockSeconds: 100, rate: 1, loop };
    const scheduler = createScheduler(
      events.slice(0, 5),
      course,
      false,
      ({ startSeconds }) => handed.push(startSeconds),
      1,
    );
    for (const wake of every(0.2, 3)) scheduler.tick(100 + wake);
    expect(handed).toEqual([0, 0.25, 0.5, 0.75]);
  });
});
