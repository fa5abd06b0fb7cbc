// Sounds as buffers to play: those of the musician's own SoundFont where it has the instrument, else those that ship.
// Of an instrument's file only the samples that a score uses are decoded: a grand piano whole would be 80 MB of
// memory. Decoders leave different amounts of silence before an MP3's first sound, so its beginning is found again
// here: onsets are then the same in every browser.
import type { InstrumentId } from '../../core/audio/instrumentPlan.ts';
import { closeLoop } from '../../core/audio/loop.ts';
import { dbToGain, type Pcm } from '../../core/audio/pcm.ts';
import {
  parseSampleSet,
  type SampledInstrument,
  type SampleEntry,
  type SampleSet,
} from '../../core/audio/sampleSet.ts';
import { sampledFor } from '../../core/audio/standIns.ts';
import { alignRise } from '../../core/audio/trim.ts';
import { AppError, toAppError } from '../../core/errors.ts';
import type { InstrumentSource, OwnSounds } from '../audio/ownSounds.ts';
import { pickSample } from './pickSample.ts';

/** Of loading, while instruments of an own SoundFont are converted. */
const CONVERSION_SHARE = 0.8;

/** A note that will be played, or several alike. */
export interface NoteNeed {
  readonly instrument: InstrumentId;
  readonly pitch: number;
  readonly velocity: number;
}

export interface Sound {
  readonly pitch: number;
  readonly buffer: AudioBuffer;
  /** Factor that levels it with all others. */
  readonly gain: number;
  /** In seconds of the buffer; null for a sound that dies away. */
  readonly loop: { readonly start: number; readonly end: number } | null;
  readonly releaseSeconds: number;
}

export interface SampleLibrary {
  /** The list of what ships. @throws AppError network/unreachable */
  sampleSet(): Promise<SampleSet>;
  /**
   * Fetches, converts and decodes what `needs` lack, and forgets what they do not need.
   * @param onProgress share done, 0..1
   * @throws AppError network/unreachable; cancelled, when another call came in between
   */
  load(
    needs: readonly NoteNeed[],
    context: BaseAudioContext,
    onProgress?: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<void>;
  /** The sound of a note that was loaded from what is chosen now; undefined for another. */
  soundOf(need: NoteNeed): Sound | undefined;
}

/** @throws AppError network/unreachable */
export async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new AppError('network/unreachable', `cannot fetch ${url}`, { url }, cause);
  });
  if (!response.ok)
    throw new AppError('network/unreachable', `${url}: HTTP ${response.status}`, { url });
  return response;
}

function toSound(decoded: AudioBuffer, entry: SampleEntry, releaseSeconds: number): Sound {
  const { sampleRate } = decoded;
  const channels = Array.from({ length: decoded.numberOfChannels }, (_, i) =>
    decoded.getChannelData(i),
  );
  const trimmed: Pcm = alignRise({ sampleRate, channels }, entry.riseSeconds);
  const closed = entry.loop === null ? null : closeLoop(trimmed, entry.loop);
  const pcm = closed?.pcm ?? trimmed;
  const buffer = new AudioBuffer({
    length: pcm.channels[0]!.length,
    numberOfChannels: pcm.channels.length,
    sampleRate,
  });
  pcm.channels.forEach((channel, i) => buffer.copyToChannel(channel, i));
  const loop = closed && { start: closed.start / sampleRate, end: closed.end / sampleRate };
  return { pitch: entry.pitch, buffer, gain: dbToGain(entry.gainDb), loop, releaseSeconds };
}

/**
 * @param baseUrl where the app is served from, ending in a slash
 * @param own null to play only what ships
 */
export function createSampleLibrary(
  baseUrl: string,
  own: Pick<OwnSounds, 'chosen' | 'find' | 'rest'> | null = null,
): SampleLibrary {
  const folder = `${baseUrl}samples/`;
  let set: SampleSet | null = null;
  let sounds = new Map<SampleEntry, Sound>();
  /** What plays each instrument, and of which SoundFont. */
  let found = new Map<InstrumentId, InstrumentSource>();
  let fontId: string | null = null;
  let lastLoad = new AbortController();
  /** One for all the instruments that it stands in for. */
  const shipped = new Map<SampledInstrument, InstrumentSource>();

  const chosenId = (): string | null => own?.chosen()?.id ?? null;

  const sampleSet = async (): Promise<SampleSet> =>
    (set ??= parseSampleSet(await (await fetchOk(`${folder}manifest.json`)).json()));

  const findShipped = async (instrument: InstrumentId): Promise<InstrumentSource> => {
    const id = sampledFor(instrument);
    const { instruments } = await sampleSet();
    const sampled = instruments.find((candidate) => candidate.instrument === id);
    if (sampled === undefined)
      throw new AppError('unexpected', `no samples for instrument ${instrument}`);
    const source = shipped.get(sampled) ?? {
      sampled,
      read: async () => (await fetchOk(folder + sampled.file)).arrayBuffer(),
    };
    shipped.set(sampled, source);
    return source;
  };

  const findAll = async (
    needs: readonly NoteNeed[],
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<Map<InstrumentId, InstrumentSource>> => {
    const wanted = [...new Set(needs.map(({ instrument }) => instrument))];
    const all = new Map<InstrumentId, InstrumentSource>();
    for (const [i, instrument] of wanted.entries()) {
      const job = {
        signal,
        onProgress: (share: number) => onProgress((i + share) / wanted.length),
      };
      const owned = await own?.find(instrument, job);
      all.set(instrument, owned ?? (await findShipped(instrument)));
    }
    return all;
  };

  return {
    sampleSet,
    async load(needs, context, onProgress = () => undefined, signal) {
      lastLoad.abort();
      const mine = new AbortController();
      lastLoad = mine;
      signal?.addEventListener('abort', () => mine.abort());
      const font = chosenId();
      const findShare = font === null ? 0 : CONVERSION_SHARE;
      const isSuperseded = (): boolean => mine.signal.aborted || font !== chosenId();
      const gather = async (): Promise<void> => {
        const instruments = await findAll(needs, mine.signal, (share) =>
          onProgress(findShare * share),
        );
        if (font !== null) await own?.rest();
        const wanted = new Map<InstrumentSource, Set<SampleEntry>>();
        for (const { instrument, pitch, velocity } of needs) {
          const source = instruments.get(instrument)!;
          const entries = wanted.get(source) ?? new Set();
          wanted.set(source, entries.add(pickSample(source.sampled.samples, pitch, velocity)));
        }
        const kept = new Map(
          [...sounds].filter(([entry]) =>
            [...wanted.values()].some((entries) => entries.has(entry)),
          ),
        );
        const missing = [...wanted].map(
          ([source, entries]) =>
            [source, [...entries].filter((entry) => !kept.has(entry))] as const,
        );
        // Fetching an instrument counts as much as decoding what is taken from it.
        const total = 2 * missing.reduce((sum, [, entries]) => sum + entries.length, 0);
        let done = 0;
        const advance = (steps: number): void =>
          onProgress(findShare + ((1 - findShare) * (done += steps)) / total);
        await Promise.all(
          missing.map(async ([source, entries]) => {
            if (entries.length === 0) return;
            const bytes = await source.read();
            advance(entries.length);
            await Promise.all(
              entries.map(async (entry) => {
                const mp3 = bytes.slice(entry.offset, entry.offset + entry.bytes);
                const decoded = await context.decodeAudioData(mp3);
                kept.set(entry, toSound(decoded, entry, source.sampled.releaseSeconds));
                advance(1);
              }),
            );
          }),
        );
        if (!isSuperseded()) [sounds, found, fontId] = [kept, instruments, font];
      };
      let failure: unknown = null;
      await gather().catch((thrown: unknown) => (failure = thrown));
      // Also what failed because its SoundFont was removed under it.
      if (isSuperseded())
        throw new AppError('cancelled', 'other sounds were asked for meanwhile', {}, failure);
      if (failure !== null) throw toAppError(failure);
    },
    soundOf({ instrument, pitch, velocity }) {
      const source = found.get(instrument);
      if (source === undefined || fontId !== chosenId()) return undefined;
      return sounds.get(pickSample(source.sampled.samples, pitch, velocity));
    },
  };
}
