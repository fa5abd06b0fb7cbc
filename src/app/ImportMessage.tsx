// Files dropped while another screen is open: that they are coming in, and what became of them. Collect says it
// itself; the announcer tells screen readers.
import { useState } from 'react';
import { cancelImport } from '../commands/importFiles.ts';
import { Toast } from '../components/controls/Toast.tsx';
import { useApp, useAppState } from '../features/appContext.tsx';
import { wordError } from '../features/errorWording.ts';
import { formatCount } from '../features/figureWording.ts';
import { wordImported } from '../features/library/importWording.ts';
import type { LibrarySlice } from '../store/library.ts';

export function ImportMessage() {
  const app = useApp();
  const importing = useAppState((state) => state.library.importing);
  const isOnCollect = useAppState((state) => state.system.screen === 'collect');
  const isDragging = useAppState((state) => state.system.isDragging);
  const [seen, setSeen] = useState(importing);
  if (isOnCollect && seen !== importing) setSeen(importing);
  if (isOnCollect) return null;
  if (isDragging) return <Toast text="Let go to add them to your pieces" />;
  if (seen === importing) return null;
  if (importing.status === 'running')
    return (
      <Toast
        text={wordImport(importing)}
        action={{ label: 'Cancel', run: () => cancelImport(app) }}
      />
    );
  return <Toast text={wordImport(importing)} onDismiss={() => setSeen(importing)} />;
}

function wordImport(importing: LibrarySlice['library']['importing']): string {
  switch (importing.status) {
    case 'idle':
      return '';
    case 'running': {
      const { done, total } = importing.progress;
      return total > 0
        ? `Adding pieces, ${formatCount(done)} of ${formatCount(total)}`
        : 'Looking for pieces';
    }
    case 'done':
      return wordImported(importing.result, 'on Collect');
    case 'cancelled':
      return 'Import cancelled. What was read so far is kept.';
    case 'failed':
      return wordError(importing.failure.code, importing.failure.details).what;
  }
}
