// What works without a network, quietly at the foot of the page, and the way to have every sound there too.
import { useEffect } from 'react';
import { countMissingSounds, keepAllSounds } from '../commands/keepSounds.ts';
import { useApp, useAppState } from '../features/appContext.tsx';
import { FailureNotice } from '../features/FailureNotice.tsx';
import styles from './OfflineLine.module.css';

const toMegabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1e6))} MB`;

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
      <span>Works without a connection</span>
      {missingBytes === 0 && <span>, with every sound</span>}
      {missingBytes !== null && missingBytes > 0 && (
        <button
          type="button"
          className={styles['keep']}
          disabled={keeping.status === 'running'}
          onClick={() => void keepAllSounds(app)}
        >
          {keeping.status === 'running'
            ? `Fetching sounds, ${toMegabytes(missingBytes)} to go`
            : `Make all sounds available offline (${toMegabytes(missingBytes)})`}
        </button>
      )}
      {keeping.status === 'failed' && <FailureNotice failure={keeping.failure} />}
    </div>
  );
}
