// Which project this tab has open, and which was opened last anywhere: what a tab opens when it has none. To open
// another, the page starts anew with it, so that nothing of the one before is left in memory or in a worker.

export interface OpenedProject {
  /** Null before anything was opened, and where the browser keeps nothing. */
  readonly id: string | null;
  /** Whether the project is to be taken over from the tab that has it. */
  readonly isTakenOver: boolean;
  remember(id: string): void;
  /** Starts the page anew with a project. */
  reopen(id: string, isTakenOver?: boolean): void;
}

const KEY = 'cadenza-project';
const TAKE_OVER_KEY = 'cadenza-take-over';

export function createOpenedProject(): OpenedProject {
  const isTakenOver = read(() => sessionStorage, TAKE_OVER_KEY) !== null;
  // It holds for one start.
  attempt(() => sessionStorage.removeItem(TAKE_OVER_KEY));
  const remember = (id: string): void =>
    attempt(() => {
      sessionStorage.setItem(KEY, id);
      localStorage.setItem(KEY, id);
    });
  return {
    id: read(() => sessionStorage, KEY) ?? read(() => localStorage, KEY),
    isTakenOver,
    remember,
    reopen(id, takesOver = false) {
      remember(id);
      if (takesOver) attempt(() => sessionStorage.setItem(TAKE_OVER_KEY, 'yes'));
      location.reload();
    },
  };
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
