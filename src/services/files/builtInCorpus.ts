// The pieces that ship with the app (public/corpus, listed in its corpus.json).
import type { FetchShipped } from './shippedFile.ts';

export interface BuiltInCorpus {
  /** @throws AppError network/unreachable */
  fetchFiles(signal: AbortSignal): Promise<readonly File[]>;
}

export function createBuiltInCorpus(fetchShipped: FetchShipped): BuiltInCorpus {
  return {
    async fetchFiles(signal) {
      const response = await fetchShipped('corpus/corpus.json', signal);
      const list = (await response.json()) as { files: string[] };
      return Promise.all(
        list.files.map(async (name) => {
          const bytes = await (await fetchShipped(`corpus/${name}`, signal)).arrayBuffer();
          return new File([bytes], name, { type: 'audio/midi' });
        }),
      );
    },
  };
}
