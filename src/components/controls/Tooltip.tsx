// What a button without words is called, and the key that does the same, over it while it is pointed at or has the
// focus. A button carries its tip as attributes (`tipOf`) and one listener serves them all, so that three hundred
// rows cost nothing; how a tip is placed is fetched with the first one.
import { lazy, Suspense, useEffect, useReducer, useState, type ComponentType } from 'react';

export interface TipProps {
  readonly anchor: HTMLElement;
  readonly label: string;
  /** As in a table of keys: "Ctrl+S". */
  readonly chord: string | undefined;
  readonly onClose: () => void;
}

const DELAY_MS = 500;

/** For the button, which must also carry its name: a tip is for eyes only. */
export function tipOf(label: string, chord?: string) {
  return { 'data-tip': label, 'data-tip-chord': chord };
}

const TipPopup = lazy(async (): Promise<{ default: ComponentType<TipProps> }> => {
  try {
    return { default: (await import('./TipPopup.tsx')).TipPopup };
  } catch (thrown) {
    // Every button says its name to who asks otherwise.
    console.info('Tips over buttons could not be loaded:', thrown);
    return { default: () => null };
  }
});

/** Draws the tips of the page: once, in the shell. */
export function Tooltips() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useEffect(() => {
    let timer = 0;
    const close = (): void => {
      clearTimeout(timer);
      setAnchor(null);
    };
    const open = (target: EventTarget | null): void => {
      const tipped = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
      close();
      if (tipped)
        timer = window.setTimeout(() => setAnchor(tipped.isConnected ? tipped : null), DELAY_MS);
    };
    // A finger has no way to point without pressing.
    const point = ({ target, pointerType }: PointerEvent): void =>
      pointerType === 'touch' ? close() : open(target);
    const focus = ({ target }: FocusEvent): void => {
      if (target instanceof Element && target.matches(':focus-visible')) open(target);
    };
    const press = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') close();
    };
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('pointerover', point, { signal });
    document.addEventListener('pointerdown', close, { signal });
    document.addEventListener('focusin', focus, { signal });
    document.addEventListener('focusout', close, { signal });
    document.addEventListener('keydown', press, { signal });
    document.addEventListener('scroll', close, { signal, capture: true });
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, []);
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  useEffect(() => {
    if (!anchor) return;
    // Its button may be given another name, or go without ever losing the focus or the pointer.
    const changes = new MutationObserver(() => {
      if (anchor.isConnected) drawAgain();
      else setAnchor(null);
    });
    const attributeFilter = ['data-tip', 'data-tip-chord'];
    changes.observe(document.body, { childList: true, subtree: true, attributeFilter });
    return () => changes.disconnect();
  }, [anchor]);
  const label = anchor?.dataset['tip'];
  if (!anchor || label === undefined) return null;
  return (
    <Suspense fallback={null}>
      <TipPopup
        anchor={anchor}
        label={label}
        chord={anchor.dataset['tipChord']}
        onClose={() => setAnchor(null)}
      />
    </Suspense>
  );
}
