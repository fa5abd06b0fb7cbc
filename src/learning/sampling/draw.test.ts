import { expect, test } from 'vitest';
import type { DrawRule } from '../../core/model/takeSettings.ts';
import { createRandom } from '../../core/random.ts';
import { draw } from './draw.ts';

const shares = (rule: Partial<DrawRule>, candidates = [0, 1, 2, 3]): number[] => {
  const logits = [0.6, 0.3, 0.08, 0.02].map(Math.log);
  const random = createRandom(1);
  const counts = [0, 0, 0, 0];
  const whole = { temperature: 1, topP: 1, minP: 0, ...rule };
  for (let i = 0; i < 20_000; i++)
    counts[draw(candidates, (index) => logits[index]!, whole, random)]!++;
  return counts.map((count) => count / 20_000);
};
const close = (actual: number[], expected: number[]): void =>
  actual.forEach((share, i) => expect(Math.abs(share - expected[i]!)).toBeLessThan(0.015));

test('follows the probabilities', () => close(shares({}), [0.6, 0.3, 0.08, 0.02]));

test('temperature raises p to 1/T', () => {
  const powers = [0.6, 0.3, 0.08, 0.02].map((p) => p ** 2);
  const total = powers.reduce((sum, p) => sum + p, 0);
  close(
    shares({ temperature: 0.5 }),
    powers.map((p) => p / total),
  );
});

test('top-p keeps the smallest set that reaches it', () =>
  close(shares({ topP: 0.85 }), [2 / 3, 1 / 3, 0, 0]));

test('top-p of 0 keeps the likeliest', () => close(shares({ topP: 0 }), [1, 0, 0, 0]));

test('min-p drops what is far from the best', () =>
  close(shares({ minP: 0.2 }), [2 / 3, 1 / 3, 0, 0]));

test('only the candidates are drawn', () => close(shares({}, [2, 3]), [0, 0, 0.8, 0.2]));
