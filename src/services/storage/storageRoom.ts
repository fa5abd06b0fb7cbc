// How much room the browser gives, and whether it has promised not to clear it.

export interface StorageRoom {
  /** Of everything this site keeps. */
  readonly usedBytes: number;
  readonly quotaBytes: number;
  readonly isPersisted: boolean;
}

export interface StorageKeeper {
  /** Null where the browser does not say. */
  measure(): Promise<StorageRoom | null>;
  /** Some browsers ask the musician, so call it when there is something to keep. @returns whether it is promised */
  askToPersist(): Promise<boolean>;
  /** Whether it was asked before on this device. */
  hasAsked(): boolean;
}

const ASKED_KEY = 'cadenza-asked-to-persist';

export function createStorageKeeper(): StorageKeeper {
  return {
    async measure() {
      if (!('storage' in navigator)) return null;
      const [{ usage, quota }, isPersisted] = await Promise.all([
        navigator.storage.estimate(),
        navigator.storage.persisted(),
      ]);
      return { usedBytes: usage ?? 0, quotaBytes: quota ?? 0, isPersisted };
    },
    async askToPersist() {
      if (!('storage' in navigator)) return false;
      localStorage.setItem(ASKED_KEY, 'yes');
      return navigator.storage.persist();
    },
    hasAsked: () => localStorage.getItem(ASKED_KEY) !== null,
  };
}
