// Keeps sounds for times without a network. The installed app brings piano, bass, strings and drums; the service
// worker adds the others when they are first played (src/sw/sw.ts), this adds all the rest to the same cache.
import { SOUND_CACHE } from '../../sw/soundCache.ts';
import { fetchOk, type SampleLibrary } from '../playback/sampleLibrary.ts';

export interface SoundKeeper {
  /** Bytes that playing everything offline still lacks. @throws AppError network/unreachable */
  missingBytes(): Promise<number>;
  /**
   * Fetches what is missing.
   * @param onKept bytes that are still missing, after every instrument
   * @throws AppError network/unreachable; what was fetched until then stays
   */
  keepAll(onKept: (missingBytes: number) => void): Promise<void>;
}

/** @param baseUrl where the app is served from, ending in a slash */
export function createSoundKeeper(baseUrl: string, library: SampleLibrary): SoundKeeper {
  const folder = `${baseUrl}samples/`;

  const missing = async () => {
    const { instruments } = await library.sampleSet();
    const isKept = await Promise.all(
      instruments.map(async ({ file }) => (await caches.match(folder + file)) !== undefined),
    );
    return instruments.filter((_, i) => !isKept[i]);
  };
  const sizeOf = (instruments: readonly { readonly bytes: number }[]): number =>
    instruments.reduce((sum, { bytes }) => sum + bytes, 0);

  return {
    missingBytes: async () => sizeOf(await missing()),
    async keepAll(onKept) {
      const [cache, { instruments }] = await Promise.all([
        caches.open(SOUND_CACHE),
        library.sampleSet(),
      ]);
      const current = new Set(instruments.map(({ file }) => folder + file));
      for (const { url } of await cache.keys()) if (!current.has(url)) await cache.delete(url);
      let rest = await missing();
      while (rest.length > 0) {
        const { file } = rest[0]!;
        await cache.put(folder + file, await fetchOk(folder + file));
        rest = rest.slice(1);
        onKept(sizeOf(rest));
      }
    },
  };
}
