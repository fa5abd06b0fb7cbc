// Keys as tables: what handles a key and what tells of it are one entry. Ctrl stands for Cmd as well.
import { KEY_CAPS } from '#words/keys.ts';

export interface KeyBinding<Context> {
  /** "Ctrl+Shift+Z", "ArrowLeft", "Space", "?"; any of them. Letters as capitals; signs without Shift. */
  readonly keys: readonly string[];
  /** What it does. */
  readonly label: string;
  /** @returns false to leave the key to others */
  readonly run: (context: Context) => unknown;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key;
  // A sign is typed with Shift on some keyboards and without on others.
  const isSign = name.length === 1 && !/\p{Letter}/u.test(name);
  return [
    ...(ctrlKey || metaKey ? ['Ctrl'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey && !isSign ? ['Shift'] : []),
    name,
  ].join('+');
}

/** Runs what the table has for a key. @returns whether that was taken */
export function runKey<Context>(
  table: readonly KeyBinding<Context>[],
  event: Pressed,
  context: Context,
): boolean {
  const chord = chordOf(event);
  const binding = table.find(({ keys }) => keys.includes(chord));
  return binding !== undefined && binding.run(context) !== false;
}

const SYMBOLS: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: KEY_CAPS.Escape,
  PageUp: KEY_CAPS.PageUp,
  PageDown: KEY_CAPS.PageDown,
};

/** "Ctrl+ArrowLeft" → ["Ctrl", "←"]. */
export function keyCaps(chord: string): readonly string[] {
  // The plus itself may be the key.
  const parts = chord.endsWith('+') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+');
  return parts.filter((part) => part !== '').map((part) => SYMBOLS[part] ?? part);
}
