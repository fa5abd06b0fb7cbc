// Which project this tab has open, and which was opened last anywhere: what a tab opens when it has none. To open
// another, the page starts anew with it, so that nothing of the one before is left in memory or in a worker.

const HOWS = ['taken over', 'from file', 'new', 'chosen'] as const;
/** How it came that the page starts with a project; null: as it does. */
export type OpenedHow = (typeof HOWS)[number] | null;

export interface OpenedProject {
  /** Null before anything was opened, and where the browser keeps nothing. */
  readonly id: string | null;
  /** Whether it is to be taken over from the tab that has it, has just come in a file, or was asked for. */
  readonly how: OpenedHow;
  /** The project that was left to be deleted. */
  readonly left: string | null;
  remember(id: string): void;
  /**
   * Starts the page anew with a project. Where the musician is asked whether to leave and stays, nothing has changed.
   * @param left the one that was open, to be deleted
   */
  reopen(id: string, how?: OpenedHow, left?: string | null): void;
}

const KEY = 'cadenza-project';
const HOW_KEY = 'cadenza-opened-how';
const LEFT_KEY = 'cadenza-left-project';

export function createOpenedProject(): OpenedProject {
  // These hold for one start.
  const how = takeOut(HOW_KEY);
  const left = takeOut(LEFT_KEY);
  const remember = (id: string): void =>
    attempt(() => {
      sessionStorage.setItem(KEY, id);
      localStorage.setItem(KEY, id);
    });
  return {
    id: read(() => sessionStorage, KEY) ?? read(() => localStorage, KEY),
    how: HOWS.find((known) => known === how) ?? null,
    left,
    remember,
    reopen(id, nextHow = null, nextLeft = null) {
      const stayed = new AbortController();
      const { signal } = stayed;
      let isAsked = false;
      const onAsked = (): void => {
        // For a second time: the first was called off.
        if (isAsked) stayed.abort();
        isAsked = true;
      };
      const onGone = (): void => {
        remember(id);
        putIn(HOW_KEY, nextHow);
        putIn(LEFT_KEY, nextLeft);
      };
      window.addEventListener('beforeunload', onAsked, { signal });
      window.addEventListener('pagehide', onGone, { signal });
      location.reload();
    },
  };
}

function takeOut(key: string): string | null {
  const value = read(() => sessionStorage, key);
  attempt(() => sessionStorage.removeItem(key));
  return value;
}

function putIn(key: string, value: string | null): void {
  if (value !== null) attempt(() => sessionStorage.setItem(key, value));
}

function read(storage: () => Storage, key: string): string | null {
  let value: string | null = null;
  attempt(() => (value = storage().getItem(key)));
  return value;
}

/** Storage that is switched off throws on every touch; then the tab remembers nothing, which is said elsewhere. */
function attempt(touch: () => void): void {
  try {
    touch();
  } catch (thrown) {
    console.info('This browser remembers no project:', thrown);
  }
}
