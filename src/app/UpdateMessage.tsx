// A new version that waits. It is not offered while something is being learned or written, and it says what
// taking it loses.
import { useState } from 'react';
import { Toast } from '../components/controls/Toast.tsx';
import { useAppState } from '../features/appContext.tsx';
import { wordLoss } from '#words/loss.ts';
import { SHELL_TEXT, wordUpdate } from '#words/shell.ts';
import { changeAndFocus } from './focus.ts';
import { findLoss, isBusy } from './workToLose.ts';

export function UpdateMessage({ applyUpdate }: { applyUpdate: () => void }) {
  const isOffered = useAppState((state) => state.system.isUpdateWaiting && !isBusy(state));
  const loss = useAppState((state) => wordLoss(findLoss(state)));
  const [isLater, setLater] = useState(false);
  if (!isOffered || isLater) return null;

  return (
    <Toast
      text={wordUpdate(loss)}
      action={{ label: SHELL_TEXT.update, run: applyUpdate }}
      onDismiss={() => changeAndFocus(() => setLater(true))}
    />
  );
}
