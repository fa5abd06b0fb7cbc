// Short messages over the foot of the page: a removal to undo, an update that waits.
import { useCallback, useState } from 'react';
import { undoRemove } from '../commands/remove.ts';
import { Toast } from '../components/controls/Toast.tsx';
import { useApp, useAppState } from '../features/appContext.tsx';
import styles from './Messages.module.css';
import { wordRemoved } from './removedWording.ts';

const UNDO_SECONDS = 20;

export function Messages({ applyUpdate }: { applyUpdate: () => void }) {
  const app = useApp();
  const removed = useAppState((state) => state.trash.removed);
  const isUpdateWaiting = useAppState((state) => state.system.isUpdateWaiting);
  const [isUpdateLater, setUpdateLater] = useState(false);
  const forget = useCallback(() => app.store.getState().setRemoved(null), [app]);
  return (
    <div className={styles['messages']} role="status">
      {removed && (
        <Toast
          text={wordRemoved(removed)}
          action={{ label: 'Undo', run: () => undoRemove(app) }}
          seconds={UNDO_SECONDS}
          onDismiss={forget}
        />
      )}
      {isUpdateWaiting && !isUpdateLater && (
        <Toast
          text="A new version of Cadenza is ready. Updating reloads the page."
          action={{ label: 'Update', run: applyUpdate }}
          onDismiss={() => setUpdateLater(true)}
        />
      )}
    </div>
  );
}
