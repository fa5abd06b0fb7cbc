// The browser's word for a full disk, or for a quota that is used up.

export const isFull = (thrown: unknown): boolean =>
  thrown instanceof DOMException && thrown.name === 'QuotaExceededError';
