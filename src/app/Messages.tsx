// Short messages over the foot of the page: files coming in, projects and models as
// files, a removal to undo, that the app is ready offline, an update that waits.
import { useAppState } from '../features/appContext.tsx';
import { FileWorkMessage } from './FileWorkMessage.tsx';
import { ImportMessage } from './ImportMessage.tsx';
import styles from './Messages.module.css';
import { OfflineMessage } from './OfflineMessage.tsx';
import { UndoMessage } from './UndoMessage.tsx';
import { UpdateMessage } from './UpdateMessage.tsx';

export function Messages({ applyUpdate }: { applyUpdate: () => void }) {
  const { removed, removals, isTold } = useAppState((state) => state.trash);
  return (
    <div className={styles['messages']}>
      <ImportMessage />
      <FileWorkMessage />
      <div className={styles['spoken']} role="status">
        {isTold && removed && <UndoMessage key={removals} removed={removed} />}
        <OfflineMessage />
        <UpdateMessage applyUpdate={applyUpdate} />
      </div>
    </div>
  );
}
