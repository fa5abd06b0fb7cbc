import { expect, it } from 'vitest';
import { assignChannels } from './assignChannels.ts';

const melodic = (program: number) => ({ program, isDrum: false });
const drums = { program: 0, isDrum: true };
const range = (length: number) => Array.from({ length }, (_, i) => i);

it('gives each of fifteen tracks a channel of its own, never the tenth', () => {
  const channels = assignChannels(range(15).map(() => melodic(0)));
  expect(channels).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15]);
});

it('puts all drums on the tenth', () => {
  expect(assignChannels([drums, melodic(0), drums])).toEqual([9, 0, 9]);
});

it('lets tracks of one program share when there are more tracks than channels', () => {
  const channels = assignChannels(range(30).map((i) => melodic(i % 15)));
  expect(channels.slice(0, 15)).toEqual(channels.slice(15));
  expect(new Set(channels).size).toBe(15);
});

it('lets a family share when there are more programs than channels', () => {
  const channels = assignChannels(range(128).map(melodic));
  expect(channels.slice(0, 16)).toEqual([...range(8).map(() => 0), ...range(8).map(() => 1)]);
  expect(channels).not.toContain(9);
});
