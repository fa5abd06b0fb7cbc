// Renders, limits and encodes recordings part by part, so that a long one takes no more memory than its file.
import { createMp3Encoder } from '../../core/audio/encodeMp3.ts';
import { createWavEncoder } from '../../core/audio/encodeWav.ts';
import {
  applyGains,
  BLOCK_FRAMES,
  createLimiter,
  type GainCurve,
} from '../../core/audio/limiter.ts';
import { countFrames, type Pcm } from '../../core/audio/pcm.ts';
import { framesOf, renderVoices } from '../../core/audio/renderVoices.ts';
import type { SoundEncoder, SoundFormat } from '../../core/audio/soundFormat.ts';
import { hearCancel, type Job } from '../job.ts';
import { zip, type NamedFile } from '../zip.ts';
import type { RenderInput, RenderProtocol } from './protocol.ts';

const CHANNELS = 2;
/** About six seconds. */
const PART_FRAMES = 4096 * BLOCK_FRAMES;
const MIME_TYPES = { wav: 'audio/wav', mp3: 'audio/mpeg' } as const;

/** Takes what is rendered, gives what is to be encoded. */
interface Stage {
  push(pcm: Pcm): Pcm;
  flush(): Pcm;
}

/** The gain that the mix got. */
function stemStage(curve: GainCurve): Stage {
  let block = 0;
  return {
    push(pcm) {
      const done = applyGains(pcm, curve, block);
      block += Math.ceil(countFrames(pcm) / BLOCK_FRAMES);
      return done;
    },
    flush: () => ({ sampleRate: 0, channels: [new Float32Array(), new Float32Array()] }),
  };
}

async function encoderFor({ kind, sampleRate, bitDepth }: SoundFormat): Promise<SoundEncoder> {
  if (kind === 'mp3') return createMp3Encoder(sampleRate);
  return createWavEncoder({ sampleRate, bitDepth, channels: CHANNELS });
}

async function record(
  { score, format, title }: RenderInput,
  track: number | null,
  stage: Stage,
  { signal, onEvent }: Job<number>,
): Promise<Blob> {
  const encoder = await encoderFor(format);
  // Blobs, which browsers keep out of the memory of a page.
  const parts: Blob[] = [];
  const frames = framesOf(score);
  let done = 0;
  for (const part of renderVoices(score, track, PART_FRAMES)) {
    parts.push(new Blob([encoder.append(stage.push(part))]));
    onEvent?.((done += countFrames(part)) / frames);
    await hearCancel(signal);
  }
  const rest = encoder.append({ ...stage.flush(), sampleRate: format.sampleRate });
  const { head, tail } = encoder.finish(title);
  return new Blob([head, ...parts, rest, tail], { type: MIME_TYPES[format.kind] });
}

export function createRenderHandler(): RenderProtocol {
  return {
    renderMix: (input, job) =>
      record(input, null, createLimiter(input.format.sampleRate, CHANNELS), job),
    async renderStems(input, { signal, onEvent }) {
      const { stems, mixFileName, format } = input;
      const jobOf = (index: number): Job<number> => ({
        ...(signal && { signal }),
        onEvent: (share) => onEvent?.((index + share) / (1 + stems.length)),
      });
      const limiter = createLimiter(format.sampleRate, CHANNELS);
      const mix = await record(input, null, limiter, jobOf(0));
      const files: NamedFile[] = [{ name: mixFileName, content: mix }];
      for (const [i, { track, title, fileName }] of stems.entries()) {
        const stage = stemStage(limiter.curve);
        const content = await record({ ...input, title }, track, stage, jobOf(1 + i));
        files.push({ name: fileName, content });
      }
      return zip(files, () => hearCancel(signal));
    },
  };
}
