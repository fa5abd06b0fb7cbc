// Keys that work everywhere: Space plays and pauses, Ctrl+Z (Cmd+Z) puts the last removal back.
import type { App } from '../commands/app.ts';
import { playOrPause } from '../commands/playback.ts';
import { undoRemove } from '../commands/remove.ts';

/** What uses Space itself. A slider does not, so Space still plays after a seek. */
const SPACE_TAKERS =
  'button, a[href], select, textarea, summary, input:not([type=range]), [contenteditable]';
const TEXT_TAKERS = 'textarea, input:not([type=range], [type=checkbox], [type=radio])';

export function followKeys(app: App): void {
  window.addEventListener('keydown', (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.code === 'Space' && !hasModifier(event) && !target.closest(SPACE_TAKERS)) {
      // Held down it repeats, and each one would scroll the page.
      event.preventDefault();
      if (!event.repeat) void playOrPause(app);
    }
    if (event.repeat) return;
    const isUndo = event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (isUndo && !target.closest(TEXT_TAKERS) && app.store.getState().trash.removed) {
      event.preventDefault();
      undoRemove(app);
    }
  });
}

function hasModifier({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || shiftKey;
}
