// What works without a network, quietly at the foot of the page, and the way to have every sound there too.
import { useEffect } from 'react';
import { countMissingSounds, keepAllSounds } from '../commands/keepSounds.ts';
import { RowButton } from '../components/controls/Button.tsx';
import { useApp, useAppState } from '../features/appContext.tsx';
import { FailureNotice } from '../features/FailureNotice.tsx';
import { SHELL_TEXT, wordKeepSounds } from '#words/shell.ts';
import styles from './OfflineLine.module.css';

export function OfflineLine() {
  const app = useApp();
  const isOfflineReady = useAppState((state) => state.system.isOfflineReady);
  const status = useAppState((state) => state.playback.status);
  const { missingBytes, keeping } = useAppState((state) => state.sounds);
  // Sounds are kept as they are played, too.
  useEffect(() => {
    if (isOfflineReady && status !== 'loading') void countMissingSounds(app);
  }, [app, isOfflineReady, status]);
  if (!isOfflineReady) return null;
  return (
    <div className={styles['offline']}>
      <span>{SHELL_TEXT.worksOffline}</span>
      {missingBytes === 0 && <span>{SHELL_TEXT.withEverySound}</span>}
      {missingBytes !== null && missingBytes > 0 && (
        <RowButton
          className={styles['keep']}
          disabled={keeping.status === 'running'}
          onClick={() => void keepAllSounds(app)}
        >
          {wordKeepSounds(missingBytes, keeping.status === 'running')}
        </RowButton>
      )}
      {keeping.status === 'failed' && <FailureNotice failure={keeping.failure} />}
    </div>
  );
}
