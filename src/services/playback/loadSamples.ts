// Fetches and decodes a sampled instrument. Decoders leave different amounts of silence before an MP3's
// first sound, so it is trimmed here and not believed: onsets are then the same in every browser.
import { trimOnset } from '../../core/audio/trim.ts';
import { countFrames, type Pcm } from '../../core/audio/pcm.ts';
import { parseSampleSet } from '../../core/audio/sampleSet.ts';
import { AppError } from '../../core/errors.ts';

/** By MIDI note. */
export type Samples = ReadonlyMap<number, AudioBuffer>;

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new AppError('network/unreachable', `cannot fetch ${url}`, { url }, cause);
  });
  if (!response.ok)
    throw new AppError('network/unreachable', `${url}: HTTP ${response.status}`, { url });
  return response;
}

function trimBuffer(buffer: AudioBuffer): AudioBuffer {
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, i) =>
    buffer.getChannelData(i),
  );
  const trimmed: Pcm = trimOnset({ sampleRate: buffer.sampleRate, channels });
  const result = new AudioBuffer({
    length: countFrames(trimmed),
    numberOfChannels: buffer.numberOfChannels,
    sampleRate: buffer.sampleRate,
  });
  trimmed.channels.forEach((channel, i) => result.copyToChannel(channel, i));
  return result;
}

/**
 * @param baseUrl where the app is served from, ending in a slash
 * @param context only decodes; its rate becomes the samples'
 * @throws AppError network/unreachable
 */
export async function loadSamples(
  baseUrl: string,
  program: number,
  context: BaseAudioContext,
): Promise<Samples> {
  const folder = `${baseUrl}samples/`;
  const set = parseSampleSet(await (await fetchOk(`${folder}manifest.json`)).json());
  const instrument = set.instruments.find((candidate) => candidate.program === program);
  if (instrument === undefined)
    throw new AppError('unexpected', `no samples for program ${program}`, { program });
  const entries = await Promise.all(
    instrument.samples.map(async ({ pitch, file }) => {
      const bytes = await (await fetchOk(folder + file)).arrayBuffer();
      return [pitch, trimBuffer(await context.decodeAudioData(bytes))] as const;
    }),
  );
  return new Map(entries);
}
