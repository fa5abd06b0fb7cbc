// Where the keyboard goes on when what had the focus leaves the page.
import { flushSync } from 'react-dom';

/** The heading of the screen: where reading it begins. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
}

/** For a click on something that goes away with it: afterwards the item of this id has the focus, or else the heading. */
export function changeAndFocus(change: () => void, itemId?: string): void {
  flushSync(change);
  const item =
    itemId === undefined ? null : document.querySelector<HTMLElement>(`[data-item="${itemId}"]`);
  if (item) item.focus();
  else focusHeading();
}
