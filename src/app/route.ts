// Which screen the address names: #collect, #train, #compose or #evaluate.
import { SCREENS, type Screen } from '../store/system.ts';
import type { AppStore } from '../store/store.ts';

/** Anything unknown is the first screen. */
export function screenOfHash(hash: string): Screen {
  return SCREENS.find((screen) => `#${screen}` === hash) ?? SCREENS[0];
}

/**
 * Where the musician was, unless the address says otherwise.
 * @param isOther the address is of the project that was open before
 */
export function returnTo(store: AppStore, screen: string, isOther: boolean): void {
  if (location.hash !== '' && !isOther) return;
  history.replaceState(null, '', `#${screen}`);
  store.getState().setSystem({ screen: screenOfHash(location.hash) });
}

export function followHash(store: AppStore): void {
  const follow = () => store.getState().setSystem({ screen: screenOfHash(location.hash) });
  window.addEventListener('hashchange', follow);
  follow();
}
