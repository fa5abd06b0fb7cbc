// A score as one limited sound, as an export makes it.
import { createLimiter } from '../core/audio/limiter.ts';
import type { TrackMix } from '../core/audio/mix.ts';
import { framesOf, renderVoices } from '../core/audio/renderVoices.ts';
import type { Score } from '../core/music/score.ts';
import { loadScore } from '../services/playback/loadedScore.ts';
import type { SampleLibrary } from '../services/playback/sampleLibrary.ts';
import { toVoiceScore } from '../services/playback/voiceScore.ts';

export async function renderWhole(
  score: Score,
  library: SampleLibrary,
  sampleRate: number,
  mix: readonly TrackMix[] = [],
): Promise<AudioBuffer> {
  const loaded = loadScore(score, mix);
  await library.load(loaded.needs, new OfflineAudioContext(2, 1, sampleRate));
  const voices = toVoiceScore(loaded, library, sampleRate);
  const length = framesOf(voices);
  const [whole] = renderVoices(voices, null, length);
  const limiter = createLimiter(sampleRate, 2);
  const buffer = new AudioBuffer({ length, numberOfChannels: 2, sampleRate });
  let at = 0;
  for (const { channels } of [limiter.push(whole!), limiter.flush()]) {
    channels.forEach((channel, c) => buffer.copyToChannel(channel, c, at));
    at += channels[0]!.length;
  }
  return buffer;
}
