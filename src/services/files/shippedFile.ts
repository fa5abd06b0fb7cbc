// Files that ship with the app, by path.
import { AppError } from '../../core/errors.ts';

export type FetchShipped = (path: string, signal?: AbortSignal) => Promise<Response>;

/**
 * @param baseUrl where the app is served from, ending in a slash.
 * @returns a fetch that throws AppError network/unreachable.
 */
export function createFetchShipped(baseUrl: string): FetchShipped {
  return async (path, signal) => {
    const url = `${baseUrl}${path}`;
    const response = await fetch(url, signal ? { signal } : {}).catch((cause: unknown) => {
      signal?.throwIfAborted();
      throw new AppError('network/unreachable', `cannot fetch ${url}`, { url }, cause);
    });
    if (!response.ok)
      throw new AppError('network/unreachable', `${url}: HTTP ${response.status}`, { url });
    return response;
  };
}
