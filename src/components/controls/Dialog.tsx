// A sheet over the page: Escape or a press beside it closes it, and the focus stays in it and comes back. Its code
// is not needed to begin with, and is fetched when the page is idle.
import { lazy, Suspense, type ReactNode } from 'react';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const loadSheet = async () => ({ default: (await import('./DialogSheet.tsx')).DialogSheet });
const DialogSheet = lazy(loadSheet);

/** Fetches what a dialog needs, ahead of the first. */
export async function preloadDialog(): Promise<void> {
  await loadSheet();
}

/** It is open as long as it is drawn. */
export function Dialog(props: DialogProps) {
  return (
    <Suspense fallback={null}>
      <DialogSheet {...props} />
    </Suspense>
  );
}
