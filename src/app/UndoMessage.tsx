// The last removal, to undo; once it has gone, Ctrl+Z still does. Every removal has a time of its own: give each its key.
import { useEffect } from 'react';
import { undoRemove } from '../commands/remove.ts';
import { Toast } from '../components/controls/Toast.tsx';
import { useApp } from '../features/appContext.tsx';
import type { Removed } from '../store/trash.ts';
import { COMMON_TEXT } from '#words/common.ts';
import { wordRemoved } from '#words/removed.ts';
import { changeAndFocus, focusHeading } from './focus.ts';

const SECONDS = 20;

export function UndoMessage({ removed }: { removed: Removed }) {
  const app = useApp();
  const hide = () => app.store.getState().stopTellingRemoved();
  // The button that removed it may have gone with it; that of a take would delete the next one.
  const isTake = removed.kind === 'takes';
  useEffect(() => {
    if (isTake || document.activeElement === document.body) focusHeading();
  }, [isTake]);
  return (
    <Toast
      text={wordRemoved(removed)}
      action={{
        label: COMMON_TEXT.undo,
        run: () => changeAndFocus(() => undoRemove(app), removed.entries[0]?.item.id),
      }}
      seconds={SECONDS}
      onDismiss={() => changeAndFocus(hide)}
      onTimeUp={hide}
    />
  );
}
