// A sheet over the page: Escape or a press beside it closes it, and the focus stays in it and comes back. Its code
// is not needed to begin with, and is fetched when the page is idle. When it cannot be had, a line says so.
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { COMMON_TEXT } from '#words/common.ts';
import { Toast } from './Toast.tsx';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Fetches what a dialog needs, ahead of the first. */
export async function preloadDialog(): Promise<void> {
  await loadSheet();
}

async function loadSheet(): Promise<ComponentType<DialogProps>> {
  return (await import('./DialogSheet.tsx')).DialogSheet;
}

/** It is open as long as it is drawn. */
export function Dialog(props: DialogProps) {
  const [Sheet, setSheet] = useState<ComponentType<DialogProps> | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let isGone = false;
    loadSheet().then(
      (loaded) => isGone || setSheet(() => loaded),
      (thrown: unknown) => {
        console.warn('A dialog could not be loaded:', thrown);
        if (!isGone) setMissing(true);
      },
    );
    return () => {
      isGone = true;
    };
  }, [attempt]);
  if (Sheet) return <Sheet {...props} />;
  if (!isMissing) return null;
  const tryAgain = () => {
    setMissing(false);
    setAttempt(attempt + 1);
  };
  return (
    <div role="alert">
      <Toast
        text={COMMON_TEXT.notLoaded}
        action={{ label: COMMON_TEXT.tryAgain, run: tryAgain }}
        onDismiss={props.onClose}
      />
    </div>
  );
}
