import { expect, test } from 'vitest';
import { chordOf, keyCaps, runKey } from './keyBinding.ts';

const press = (key: string, ...held: ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[]) => ({
  key,
  ctrlKey: held.includes('ctrlKey'),
  metaKey: held.includes('metaKey'),
  altKey: held.includes('altKey'),
  shiftKey: held.includes('shiftKey'),
});

test('keys are named alike on every keyboard', () => {
  expect(chordOf(press(' '))).toBe('Space');
  expect(chordOf(press('z', 'ctrlKey'))).toBe('Ctrl+Z');
  expect(chordOf(press('Z', 'metaKey', 'shiftKey'))).toBe('Ctrl+Shift+Z');
  expect(chordOf(press('ArrowUp', 'shiftKey'))).toBe('Shift+ArrowUp');
  expect(chordOf(press('?', 'shiftKey'))).toBe('?');
  expect(chordOf(press('+'))).toBe('+');
});

test('what has no entry, or declines, is left to others', () => {
  const ran: string[] = [];
  const table = [
    { keys: ['L', 'Ctrl+L'], label: 'loop', run: (what: string) => ran.push(what) },
    { keys: ['M'], label: 'mute', run: () => false },
  ];
  expect(runKey(table, press('l'), 'a')).toBe(true);
  expect(runKey(table, press('l', 'shiftKey'), 'b')).toBe(false);
  expect(runKey(table, press('m'), 'c')).toBe(false);
  expect(ran).toEqual(['a']);
});

test('keys as they are printed', () => {
  expect(keyCaps('Ctrl+Shift+ArrowLeft')).toEqual(['Ctrl', 'Shift', '←']);
  expect(keyCaps('+')).toEqual(['+']);
  expect(keyCaps('Ctrl++')).toEqual(['Ctrl', '+']);
});
