// What an import is doing or has done.
import { cancelImport } from '../../commands/importFiles.ts';
import { Button } from '../../components/controls/Button.tsx';
import { ProgressBar } from '../../components/controls/ProgressBar.tsx';
import type { ImportSummary } from '../../store/library.ts';
import { useApp, useAppState } from '../appContext.tsx';
import { FailureNotice } from '../FailureNotice.tsx';
import { COMMON_TEXT } from '#words/common.ts';
import { wordImported } from '#words/imports.ts';
import { LIBRARY_TEXT, wordImporting } from '#words/library.ts';
import styles from './ImportStatus.module.css';

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
            label={LIBRARY_TEXT.import}
            fraction={total > 0 ? done / total : null}
            text={total > 0 ? wordImporting(done, total, fileName) : LIBRARY_TEXT.looking}
          />
          <Button onClick={() => cancelImport(app)}>{COMMON_TEXT.cancel}</Button>
        </div>
      );
    }
    case 'done':
      return hasRows && <Imported summary={importing.result} />;
    case 'cancelled':
      return <p className={styles['summary']}>{LIBRARY_TEXT.importCancelled}</p>;
    case 'failed':
      return <FailureNotice failure={importing.failure} />;
  }
}

/** Recordings are told of while they wait; then their own line does. */
function Imported({ summary }: { summary: ImportSummary }) {
  const isHeard = useAppState(({ review }) => review.listening.status === 'done');
  const recordings = isHeard ? 0 : summary.recordings;
  const { imported, skipped } = summary;
  if (imported + skipped + recordings === 0) return null;
  return <p className={styles['summary']}>{wordImported({ ...summary, recordings })}</p>;
}
