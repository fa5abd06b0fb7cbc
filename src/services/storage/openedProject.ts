// Which project this tab has open, and which was opened last anywhere: what a tab opens when it has none. To open
// another, the page starts anew with it, so that nothing of the one before is left in memory or in a worker.

/** How it came that the page starts with a project; null: as it does. */
export type OpenedHow = 'taken over' | 'from file' | null;

export interface OpenedProject {
  /** Null before anything was opened, and where the browser keeps nothing. */
  readonly id: string | null;
  /** Whether it is to be taken over from the tab that has it, or has just come in a file. */
  readonly how: OpenedHow;
  remember(id: string): void;
  /** Starts the page anew with a project. */
  reopen(id: string, how?: OpenedHow): void;
}

const KEY = 'cadenza-project';
const HOW_KEY = 'cadenza-opened-how';

export function createOpenedProject(): OpenedProject {
  const how = read(() => sessionStorage, HOW_KEY);
  // It holds for one start.
  attempt(() => sessionStorage.removeItem(HOW_KEY));
  const remember = (id: string): void =>
    attempt(() => {
      sessionStorage.setItem(KEY, id);
      localStorage.setItem(KEY, id);
    });
  return {
    id: read(() => sessionStorage, KEY) ?? read(() => localStorage, KEY),
    how: how === 'taken over' || how === 'from file' ? how : null,
    remember,
    reopen(id, next = null) {
      remember(id);
      if (next !== null) attempt(() => sessionStorage.setItem(HOW_KEY, next));
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
