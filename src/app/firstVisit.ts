// Whether the page that index.html brings, that of a first visit (firstPaint.tsx), is the one this device will see when
// it comes again. public/beforePaint.js asks, before anything is painted.
import type { AppStore } from '../store/store.ts';

/** In localStorage while the page will be another one. */
const KEY = 'cadenza.begun';
/** That the first page stands; then the app says what it waits for. */
const LONGEST_MS = 1000;

/** Call once: it follows what there is until the page goes. */
export function followBeginning(store: AppStore): void {
  let kept: boolean | null = null;
  store.subscribe(({ project, system, library, review }) => {
    if (project.keeping === 'opening' || project.keeping === 'elsewhere') return;
    const hasBegun =
      system.screen !== 'collect' || library.rows.length > 0 || review.heard.length > 0;
    if (hasBegun === kept) return;
    kept = hasBegun;
    keep(hasBegun);
  });
}

function keep(hasBegun: boolean): void {
  try {
    if (hasBegun) localStorage.setItem(KEY, '');
    else localStorage.removeItem(KEY);
  } catch (thrown) {
    console.info('The page will begin as on a first visit:', thrown);
  }
}

/**
 * Resolves when what index.html brought may give way to the app: at once where it is hidden, else when what was kept
 * has been opened, so that nothing stands between.
 */
export async function firstPaintDone(root: HTMLElement, opened: Promise<unknown>): Promise<void> {
  const { dataset } = document.documentElement;
  if ('waits' in dataset) {
    root.replaceChildren();
    delete dataset['waits'];
  } else if (root.hasChildNodes())
    await Promise.race([
      opened.catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, LONGEST_MS)),
    ]);
}

/** Call when the app stands where the page that index.html brought stood. */
export function pressAgain(): void {
  const { dataset } = document.documentElement;
  const { early } = dataset;
  delete dataset['early'];
  if (!early) return;
  const pressable = [...document.querySelectorAll<HTMLElement>('main button, main a')];
  pressable.find(({ textContent }) => textContent === early)?.click();
}
