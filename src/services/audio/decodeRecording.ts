// A sound file → one channel at the rate the transcription wants, by the browser's own decoders, which exist in the
// page only. The length is asked first: decoding a file of hours would take more memory than a tab has.
import { AppError } from '../../core/errors.ts';
import { SAMPLE_RATE } from '../../core/transcription/windows.ts';

/** Beyond it, decoding and every change of a setting would take too long. */
export const LONGEST_MINUTES = 15;
/** Of a file that does not say how long it is, such as what a browser records: about 15 minutes of it. */
const MOST_BYTES_UNTOLD = 16 * 2 ** 20;
const METADATA_TIMEOUT_MS = 5000;
/** Full scale is 1: -60 dB, below any instrument. */
const SILENCE = 0.001;

/** Mono, 22,050 samples a second. */
export type RecordingDecoder = (file: File) => Promise<Float32Array<ArrayBuffer>>;

interface Metadata {
  /** Null when the file does not say. */
  readonly seconds: number | null;
  readonly hasPicture: boolean;
}

/**
 * See RecordingDecoder.
 * @throws AppError recording/too-long, recording/no-sound (of a video), recording/silent, recording/unreadable
 */
export async function decodeRecording(file: File): Promise<Float32Array<ArrayBuffer>> {
  const fileName = file.name;
  const metadata = await readMetadata(file);
  const isTooLong =
    metadata.seconds === null
      ? file.size > MOST_BYTES_UNTOLD
      : metadata.seconds > LONGEST_MINUTES * 60;
  if (isTooLong) throw tooLong(file);
  const bytes = await file.arrayBuffer().catch((cause: unknown) => {
    throw new AppError('file/unreadable', `cannot read ${fileName}`, { fileName }, cause);
  });
  // A context decodes to its own rate.
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const sound = await context.decodeAudioData(bytes).catch((cause: unknown) => {
    const code = metadata.hasPicture ? 'recording/no-sound' : 'recording/unreadable';
    throw new AppError(code, `cannot decode ${fileName}`, { fileName }, cause);
  });
  // The head of a file may be wrong about it.
  if (sound.duration > LONGEST_MINUTES * 60) throw tooLong(file);
  const samples = toMono(sound);
  if (samples.every((value) => Math.abs(value) < SILENCE))
    throw new AppError('recording/silent', `${fileName} is silent`, { fileName });
  return samples;
}

function tooLong({ name: fileName }: File): AppError {
  const details = { fileName, limitMinutes: LONGEST_MINUTES };
  return new AppError('recording/too-long', `${fileName} is too long`, details);
}

function toMono(sound: AudioBuffer): Float32Array<ArrayBuffer> {
  const mono = new Float32Array(sound.length);
  for (let c = 0; c < sound.numberOfChannels; c++) {
    const channel = sound.getChannelData(c);
    for (let i = 0; i < mono.length; i++) mono[i]! += channel[i]! / sound.numberOfChannels;
  }
  return mono;
}

/** What a player learns from the head of the file; nothing of one it cannot play. */
async function readMetadata(file: File): Promise<Metadata> {
  const player = document.createElement('video');
  const url = URL.createObjectURL(file);
  try {
    return await new Promise<Metadata>((resolve) => {
      const unknown = (): void => resolve({ seconds: null, hasPicture: false });
      player.preload = 'metadata';
      player.onloadedmetadata = () =>
        resolve({
          seconds: Number.isFinite(player.duration) ? player.duration : null,
          hasPicture: player.videoWidth > 0,
        });
      player.onerror = unknown;
      setTimeout(unknown, METADATA_TIMEOUT_MS);
      player.src = url;
    });
  } finally {
    player.removeAttribute('src');
    URL.revokeObjectURL(url);
  }
}
