// The pieces that ship with the app (public/corpus, listed in its corpus.json).
import { AppError } from '../../core/errors.ts';

export interface BuiltInCorpus {
  /** @throws AppError network/unreachable */
  fetchFiles(signal: AbortSignal): Promise<readonly File[]>;
}

/** @param baseUrl where the app is served from, ending in a slash. */
export function createBuiltInCorpus(baseUrl: string): BuiltInCorpus {
  const fetchOk = async (path: string, signal: AbortSignal): Promise<Response> => {
    const url = `${baseUrl}corpus/${path}`;
    const response = await fetch(url, { signal }).catch((cause: unknown) => {
      signal.throwIfAborted();
      throw new AppError('network/unreachable', `cannot fetch ${url}`, { url }, cause);
    });
    if (!response.ok)
      throw new AppError('network/unreachable', `${url}: HTTP ${response.status}`, { url });
    return response;
  };
  return {
    async fetchFiles(signal) {
      const list = (await (await fetchOk('corpus.json', signal)).json()) as { files: string[] };
      return Promise.all(
        list.files.map(async (name) => {
          const bytes = await (await fetchOk(name, signal)).arrayBuffer();
          return new File([bytes], name, { type: 'audio/midi' });
        }),
      );
    },
  };
}
