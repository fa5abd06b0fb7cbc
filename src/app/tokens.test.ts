// The colours of tokens.css, read from the file itself: text that can be read, tracks that can be told apart.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, distance, VISIONS } from '../testing/colourVision.ts';

const CSS = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const [BASE = '', MORE = ''] = CSS.split('@media (prefers-contrast: more)');

type Palette = Readonly<Record<string, string>>;

function readPalette(css: string, theme: 'light' | 'dark'): Palette {
  const found = css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g);
  return Object.fromEntries(
    [...found].map(([, name, light, dark]) => [name!, theme === 'light' ? light! : dark!]),
  );
}

const PALETTES = (['light', 'dark'] as const).flatMap((theme) => {
  const plain = readPalette(BASE, theme);
  return [
    { name: theme, palette: plain, least: 4.5 },
    {
      name: `${theme}, more contrast`,
      palette: { ...plain, ...readPalette(MORE, theme) },
      least: 7,
    },
  ];
});
const TRACKS = [1, 2, 3, 4, 5, 6].map((track) => `track-${track}`);

describe.each(PALETTES)('$name', ({ palette, least }) => {
  const between = (one: string, other: string): number => contrast(palette[one]!, palette[other]!);

  test.each([
    ['ink', ['paper', 'sheet', 'sunken', 'accent-wash', 'warn-wash', 'fault-wash', 'roll']],
    ['ink-soft', ['paper', 'sheet', 'accent-wash', 'roll']],
    ['accent', ['paper', 'sheet', 'accent-wash']],
    ['on-accent', ['accent', 'accent-strong']],
    ['warn', ['paper', 'sheet', 'warn-wash']],
    ['fault', ['paper', 'sheet', 'fault-wash']],
  ])('%s is read on every ground it stands on', (text, grounds) => {
    for (const ground of grounds)
      expect(between(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(least);
  });

  test('edges of controls and notes are seen, 3:1', () => {
    for (const mark of ['line-strong', 'accent', ...TRACKS])
      for (const ground of mark.startsWith('track')
        ? ['roll', 'roll-black-key']
        : ['paper', 'sheet'])
        expect(between(mark, ground), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
  });

  /** A fifth of the way from black to white would be 0.2; a difference one just sees is 0.02. */
  test.each(VISIONS)('tracks are told apart with %s', (vision) => {
    for (const [index, one] of TRACKS.entries())
      for (const other of TRACKS.slice(index + 1))
        expect(
          distance(palette[one]!, palette[other]!, vision),
          `${one} and ${other}`,
        ).toBeGreaterThanOrEqual(0.1);
  });
});
