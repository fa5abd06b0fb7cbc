// Renders scores for files. Each rendering has sounds of its own and frees them when it is done, so that it takes
// nothing from what plays meanwhile.
import type { TrackMix } from '../../core/audio/mix.ts';
import type { Pcm } from '../../core/audio/pcm.ts';
import type { Score } from '../../core/music/score.ts';
import { loadScore } from './loadedScore.ts';
import { createSampleLibrary } from './sampleLibrary.ts';

export interface RenderOptions {
  readonly sampleRate: 44_100 | 48_000;
  readonly signal: AbortSignal;
  /** Share done, 0..1. */
  readonly onProgress: (share: number) => void;
}

export interface ScoreRenderer {
  /**
   * Stereo, until the last note has died away; the peak is below full scale.
   * @throws AppError network/unreachable; cancelled
   */
  render(score: Score, mix: readonly TrackMix[], options: RenderOptions): Promise<Pcm>;
}

/** @param baseUrl where the app is served from, ending in a slash */
export function createScoreRenderer(baseUrl: string): ScoreRenderer {
  return {
    async render(score, mix, options) {
      const { renderScore } = await import('./renderScore.ts');
      const library = createSampleLibrary(baseUrl);
      const sound = await renderScore({ score: loadScore(score, mix), library, ...options });
      const channels = [0, 1].map((i) => sound.getChannelData(i));
      return { sampleRate: sound.sampleRate, channels };
    },
  };
}
