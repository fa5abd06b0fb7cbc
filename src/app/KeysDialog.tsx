// The dialog of keys, on "?".
import { Suspense } from 'react';
import { Dialog } from '../components/controls/Dialog.tsx';
import { useAppState } from '../features/appContext.tsx';
import { lazyView } from '../features/lazyView.tsx';
import { SHELL_TEXT } from '#words/shell.ts';

const KeysTables = lazyView(async () => (await import('./KeysTables.tsx')).KeysTables);

export function KeysDialog() {
  const isOpen = useAppState((state) => state.system.isShowingKeys);
  const setSystem = useAppState((state) => state.setSystem);
  if (!isOpen) return null;
  return (
    <Dialog title={SHELL_TEXT.keys} onClose={() => setSystem({ isShowingKeys: false })}>
      <Suspense fallback={null}>
        <KeysTables />
      </Suspense>
    </Dialog>
  );
}
