// Renders scores to files, in a worker. Each rendering has sounds of its own and frees them when it is done, so that
// it takes nothing from what plays meanwhile.
import type { TrackMix } from '../../core/audio/mix.ts';
import type { SoundFormat } from '../../core/audio/soundFormat.ts';
import type { Score } from '../../core/music/score.ts';
import type { RenderInput, RenderProtocol, Stem } from '../../workers/render/protocol.ts';
import { loadScore } from './loadedScore.ts';
import type { SampleLibrary } from './sampleLibrary.ts';
import { toVoiceScore } from './voiceScore.ts';

export interface RenderOptions {
  readonly format: SoundFormat;
  readonly title: string;
  readonly signal: AbortSignal;
  /** Share done, 0..1. */
  readonly onProgress: (share: number) => void;
}

export interface StemOptions {
  /** Names in the zip. */
  readonly mixFileName: string;
  readonly stems: readonly Stem[];
}

export interface ScoreRenderer {
  /**
   * A sound file: stereo at the written tempo, until the last note has died away, its peak below full scale.
   * @throws AppError network/unreachable; cancelled
   */
  renderMix(score: Score, mix: readonly TrackMix[], options: RenderOptions): Promise<Blob>;
  /**
   * A zip: the mix, and each stem that is heard in it. The stems are as long as the mix and sum to it.
   * @throws AppError network/unreachable; cancelled; export/too-large
   */
  renderStems(
    score: Score,
    mix: readonly TrackMix[],
    options: RenderOptions & StemOptions,
  ): Promise<Blob>;
}

/** @param createLibrary of the sounds that are chosen */
export function createScoreRenderer(
  createLibrary: () => SampleLibrary,
  worker: RenderProtocol,
): ScoreRenderer {
  const prepare = async (
    score: Score,
    mix: readonly TrackMix[],
    { format, title, signal }: RenderOptions,
  ): Promise<RenderInput> => {
    const loaded = loadScore(score, mix);
    const library = createLibrary();
    // The rate of a context is the rate that it decodes to.
    const context = new OfflineAudioContext(2, 1, format.sampleRate);
    await library.load(loaded.needs, context, undefined, signal);
    return { score: toVoiceScore(loaded, library, format.sampleRate), format, title };
  };
  return {
    async renderMix(score, mix, options) {
      const { signal, onProgress } = options;
      const input = await prepare(score, mix, options);
      return worker.renderMix(input, { signal, onEvent: onProgress });
    },
    async renderStems(score, mix, options) {
      const { signal, onProgress, mixFileName } = options;
      const input = await prepare(score, mix, options);
      const isHeard = ({ track }: Stem) => input.score.strips[track]!.gain > 0;
      return worker.renderStems(
        { ...input, mixFileName, stems: options.stems.filter(isHeard) },
        { signal, onEvent: onProgress },
      );
    },
  };
}
