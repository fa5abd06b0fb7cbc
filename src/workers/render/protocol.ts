// Render worker: what is to sound in, files out.
import type { VoiceScore } from '../../core/audio/renderVoices.ts';
import type { SoundFormat } from '../../core/audio/soundFormat.ts';
import type { Job } from '../job.ts';

export interface RenderInput {
  readonly score: VoiceScore;
  readonly format: SoundFormat;
  readonly title: string;
}

export interface Stem {
  /** Index of the track. */
  readonly track: number;
  readonly title: string;
  /** In the zip. */
  readonly fileName: string;
}

export interface StemsInput extends RenderInput {
  readonly mixFileName: string;
  readonly stems: readonly Stem[];
}

/** Events say the share that is done, 0..1. */
export interface RenderProtocol {
  /**
   * A sound file: stereo, until the last voice has died away, its peak below full scale.
   * @throws AppError cancelled
   */
  renderMix(input: RenderInput, job: Job<number>): Promise<Blob>;
  /**
   * A zip of the mix and of the stems, which are as long as the mix and sum to it.
   * @throws AppError cancelled; export/too-large beyond 4 GB, which a zip cannot address
   */
  renderStems(input: StemsInput, job: Job<number>): Promise<Blob>;
}
