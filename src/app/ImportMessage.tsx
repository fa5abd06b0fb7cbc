// Files dropped while another screen is open: that they are coming in, and what became of them. Collect says it
// itself; the announcer tells screen readers.
import { useState } from 'react';
import { cancelImport } from '../commands/importFiles.ts';
import { Toast } from '../components/controls/Toast.tsx';
import { useApp, useAppState } from '../features/appContext.tsx';
import type { LibrarySlice } from '../store/library.ts';
import { COMMON_TEXT } from '#words/common.ts';
import { wordError } from '#words/errors.ts';
import { wordImported } from '#words/imports.ts';
import { LIBRARY_TEXT } from '#words/library.ts';
import { SHELL_TEXT, wordAdding } from '#words/shell.ts';

const SECONDS = 20;

export function ImportMessage() {
  const app = useApp();
  const importing = useAppState((state) => state.library.importing);
  const isOnCollect = useAppState((state) => state.system.screen === 'collect');
  const isDragging = useAppState((state) => state.system.isDragging);
  const [seen, setSeen] = useState(importing);
  if (isOnCollect && seen !== importing) setSeen(importing);
  if (isOnCollect) return null;
  if (isDragging) return <Toast text={SHELL_TEXT.letGo} />;
  if (seen === importing) return null;
  if (importing.status === 'running')
    return (
      <Toast
        text={wordImport(importing)}
        action={{ label: COMMON_TEXT.cancel, run: () => cancelImport(app) }}
      />
    );
  const see = () => setSeen(importing);
  // What went wrong stays until it was seen.
  const isGood = importing.status === 'done' && importing.result.skipped === 0;
  return (
    <Toast
      text={wordImport(importing)}
      {...(isGood && { seconds: SECONDS })}
      onDismiss={see}
      onTimeUp={see}
    />
  );
}

function wordImport(importing: LibrarySlice['library']['importing']): string {
  switch (importing.status) {
    case 'idle':
      return '';
    case 'running': {
      const { done, total } = importing.progress;
      return wordAdding(done, total);
    }
    case 'done':
      return wordImported(importing.result, 'elsewhere');
    case 'cancelled':
      return LIBRARY_TEXT.importCancelled;
    case 'failed':
      return wordError(importing.failure.code, importing.failure.details).what;
  }
}
