import { expect, it } from 'vitest';
import { createScheduler } from './scheduler.ts';
import type { Timeline, TimelineNote } from './timeline.ts';

const note = (startSeconds: number): TimelineNote => ({
  startSeconds,
  durationSeconds: 0.5,
  pitch: 60,
  velocity: 80,
  program: 0,
});

/** A note every quarter of a second for a minute. */
const timeline: Timeline = {
  notes: Array.from({ length: 240 }, (_, i) => note(i / 4)),
  durationSeconds: 60.25,
};

interface Handed {
  readonly start: number;
  readonly at: number;
  readonly handedAt: number;
}

/** Plays from `from` at clock 100, waking at the given times after it. */
function run(from: number, wakes: readonly number[]): readonly Handed[] {
  const handed: Handed[] = [];
  let handedAt = 0;
  const scheduler = createScheduler(timeline, from, 100, ({ startSeconds }, at) =>
    handed.push({ start: startSeconds, at, handedAt }),
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
  const handed = run(0, every(0.2, 61));
  expect(handed.map((h) => h.start)).toEqual(timeline.notes.map((n) => n.startSeconds));
  for (const { start, at } of handed) expect(at).toBeCloseTo(100 + start, 9);
});

it('is never late when a hidden tab wakes it once a second', () => {
  const handed = run(0, every(1, 61));
  expect(handed).toHaveLength(240);
  for (const { at, handedAt } of handed) expect(at).toBeGreaterThanOrEqual(handedAt);
});

it('rides out a page that is busy for 2.5 seconds', () => {
  const wakes = every(0.2, 61).filter((wake) => wake < 20 || wake > 22.5);
  const handed = run(0, wakes);
  expect(handed).toHaveLength(240);
  for (const { at, handedAt } of handed) expect(at).toBeGreaterThanOrEqual(handedAt);
});

it('never runs further ahead than three seconds', () => {
  for (const { at, handedAt } of run(0, every(0.2, 61)))
    expect(at - handedAt).toBeLessThanOrEqual(3);
});

it('starts from where the musician sought', () => {
  const handed = run(30.1, every(0.2, 31));
  expect(handed[0]?.start).toBe(30.25);
  expect(handed[0]?.at).toBeCloseTo(100.15, 9);
});

it('leaves out what a sleeping computer missed, and goes on in time', () => {
  const handed = run(0, [0, 0.2, 0.4, 40, 40.2]);
  expect(handed.some(({ start }) => start > 4 && start < 39.8)).toBe(false);
  expect(handed.find(({ start }) => start >= 40)?.at).toBeCloseTo(140, 9);
});
