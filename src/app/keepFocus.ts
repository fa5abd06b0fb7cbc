// When what has the focus goes away or is switched off, the keyboard goes on close by: whoever does not see the page
// would else begin at its top again. Whoever gives the focus to something else meanwhile comes first.
import { focusHeading } from './focus.ts';

const REACHED = 'a[href], button, input, select, textarea, [tabindex="0"]';
/** A part of the page with more of them than this is no longer close by. */
const MOST_REACHED = 12;

/** Call once: it follows the focus until the page goes. */
export function followFocus(): void {
  /** What had the focus last, and what it stood in, from the inside out. */
  let path: readonly Element[] = [];
  document.addEventListener('focusin', ({ target }) => {
    path = target instanceof Element ? pathOf(target) : [];
  });
  let isLooking = false;
  const look = (): void => {
    if (isLooking || path.length === 0) return;
    isLooking = true;
    // Not with every change, as whether something is seen takes a layout.
    requestAnimationFrame(() => {
      isLooking = false;
      const [lost] = path;
      if (!lost || isReached(lost)) return;
      // The browser itself notices with the next frame that a button is switched off.
      requestAnimationFrame(() => {
        const { activeElement } = document;
        if (path[0] !== lost || (activeElement !== document.body && activeElement !== lost)) return;
        if (isReached(lost)) return;
        goOn(path);
      });
    });
  };
  new MutationObserver(look).observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['disabled'],
  });
}

function goOn(path: readonly Element[]): void {
  const around = path.slice(1).find((element) => element.isConnected);
  const reached = around ? [...around.querySelectorAll(REACHED)].filter(isReached) : [];
  const [next] = reached;
  if (next instanceof HTMLElement && reached.length <= MOST_REACHED)
    next.focus({ preventScroll: true });
  else focusHeading();
}

const isReached = (element: Element): boolean =>
  element.isConnected && !element.matches(':disabled') && element.checkVisibility();

function pathOf(element: Element): readonly Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) path.push(at);
  return path;
}
