// The shipped sounds as buffers to play. Of an instrument's file only the samples that a score uses are decoded:
// a grand piano whole would be 80 MB of memory. Decoders leave different amounts of silence before an MP3's
// first sound, so its beginning is found again here: onsets are then the same in every browser.
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
import { AppError } from '../../core/errors.ts';
import { pickSample } from './pickSample.ts';

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
   * Fetches and decodes what `needs` lack, and forgets what they do not need.
   * @param onProgress share done, 0..1
   * @throws AppError network/unreachable; cancelled, when another call came in between
   */
  load(
    needs: readonly NoteNeed[],
    context: BaseAudioContext,
    onProgress?: (share: number) => void,
  ): Promise<void>;
  /** The sound of a note that was loaded; undefined for another. */
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

/** @param baseUrl where the app is served from, ending in a slash */
export function createSampleLibrary(baseUrl: string): SampleLibrary {
  const folder = `${baseUrl}samples/`;
  let set: SampleSet | null = null;
  let sounds = new Map<SampleEntry, Sound>();
  let latest = 0;

  const sampleSet = async (): Promise<SampleSet> =>
    (set ??= parseSampleSet(await (await fetchOk(`${folder}manifest.json`)).json()));

  const find = ({ instrument, pitch, velocity }: NoteNeed) => {
    const id = sampledFor(instrument);
    const sampled = set?.instruments.find((candidate) => candidate.instrument === id);
    return sampled && { sampled, entry: pickSample(sampled.samples, pitch, velocity) };
  };

  return {
    sampleSet,
    async load(needs, context, onProgress = () => undefined) {
      const mine = ++latest;
      await sampleSet();
      const wanted = new Map<SampledInstrument, Set<SampleEntry>>();
      for (const need of needs) {
        const found = find(need);
        if (found === undefined)
          throw new AppError('unexpected', `no samples for instrument ${need.instrument}`);
        const entries = wanted.get(found.sampled) ?? new Set();
        wanted.set(found.sampled, entries.add(found.entry));
      }
      const kept = new Map(
        [...sounds].filter(([entry]) => [...wanted.values()].some((entries) => entries.has(entry))),
      );
      const missing = [...wanted].map(
        ([sampled, entries]) =>
          [sampled, [...entries].filter((entry) => !kept.has(entry))] as const,
      );
      // Fetching an instrument counts as much as decoding what is taken from it.
      const total = 2 * missing.reduce((sum, [, entries]) => sum + entries.length, 0);
      let done = 0;
      const advance = (steps: number): void => onProgress((done += steps) / total);
      await Promise.all(
        missing.map(async ([{ file, releaseSeconds }, entries]) => {
          if (entries.length === 0) return;
          const bytes = await (await fetchOk(folder + file)).arrayBuffer();
          advance(entries.length);
          await Promise.all(
            entries.map(async (entry) => {
              const mp3 = bytes.slice(entry.offset, entry.offset + entry.bytes);
              kept.set(entry, toSound(await context.decodeAudioData(mp3), entry, releaseSeconds));
              advance(1);
            }),
          );
        }),
      );
      if (mine !== latest) throw new AppError('cancelled', 'other sounds were asked for meanwhile');
      sounds = kept;
    },
    soundOf(need) {
      const found = find(need);
      return found && sounds.get(found.entry);
    },
  };
}
