// The colours a canvas gets are those of the theme that is chosen, plain, and it hears of another choice.
import { afterEach, expect, it, vi } from 'vitest';
import '../../app/tokens.css';
import { onThemeChange, readPlotTheme } from './plotTheme.ts';

const root = document.documentElement;
afterEach(() => {
  delete root.dataset['theme'];
});

it('reads plain colours of the chosen theme', () => {
  root.dataset['theme'] = 'light';
  const light = readPlotTheme(root);
  expect(light.ink).toBe('rgb(34, 33, 29)');
  expect(light.tracks[0]).toBe('rgb(40, 78, 205)');
  root.dataset['theme'] = 'dark';
  const dark = readPlotTheme(root);
  expect(dark.ink).toBe('rgb(238, 235, 226)');
  expect(new Set([...light.tracks, ...dark.tracks]).size).toBe(12);
});

it('tells of another choice until it is asked no more', async () => {
  const repaint = vi.fn();
  const stop = onThemeChange(repaint);
  root.dataset['theme'] = 'dark';
  await expect.poll(() => repaint.mock.calls.length).toBe(1);
  stop();
  root.dataset['theme'] = 'light';
  await new Promise((done) => requestAnimationFrame(done));
  expect(repaint).toHaveBeenCalledTimes(1);
});
