// A new version that waits. It is not offered while something is being learned or written, and it says what
// taking it loses.
import { useState } from 'react';
import { Toast } from '../components/controls/Toast.tsx';
import { useAppState } from '../features/appContext.tsx';
import { changeAndFocus } from './focus.ts';
import { isBusy, wordLoss } from './lossWording.ts';

export function UpdateMessage({ applyUpdate }: { applyUpdate: () => void }) {
  const isOffered = useAppState((state) => state.system.isUpdateWaiting && !isBusy(state));
  const loss = useAppState(wordLoss);
  const [isLater, setLater] = useState(false);
  if (!isOffered || isLater) return null;
  const cost =
    loss === null ? '; what you have is kept' : `, and what is only on it is lost: ${loss}`;
  return (
    <Toast
      text={`A new version of Cadenza is ready. Updating reloads the page${cost}.`}
      action={{ label: 'Update', run: applyUpdate }}
      onDismiss={() => changeAndFocus(() => setLater(true))}
    />
  );
}
