// What an import is doing or has done.
import { cancelImport } from '../../commands/importFiles.ts';
import { Button } from '../../components/controls/Button.tsx';
import { ProgressBar } from '../../components/controls/ProgressBar.tsx';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { formatCount } from '../figureWording.ts';
import styles from './ImportStatus.module.css';
import { wordImported } from './importWording.ts';

export function ImportStatus() {
  const app = useApp();
  const hasRows = useAppState((state) => state.library.rows.length > 0);
  const importing = useAppState((state) => state.library.importing);
  switch (importing.status) {
    case 'idle':
      return null;
    case 'running': {
      const { done, total, fileName } = importing.progress;
      return (
        <div className={styles['running']}>
          <ProgressBar
            label="Import"
            fraction={total > 0 ? done / total : null}
            text={
              total > 0
                ? `${formatCount(done)} of ${formatCount(total)}: ${fileName}`
                : 'Looking for pieces'
            }
          />
          <Button onClick={() => cancelImport(app)}>Cancel</Button>
        </div>
      );
    }
    case 'done':
      return hasRows && <p className={styles['summary']}>{wordImported(importing.result)}</p>;
    case 'cancelled':
      return <p className={styles['summary']}>Import cancelled. What was read so far is kept.</p>;
    case 'failed':
      return <FailureNotice failure={importing.failure} />;
  }
}
