// A sound file → one channel at the rate the transcription wants, by the browser's own decoders, which exist in the
// page only. The length is asked first: decoding a file of hours would take more memory than a tab has.
import { AppError, type ErrorCode } from '../../core/errors.ts';
import { isCutOff, soundFaultOf, type SoundFault } from '../../core/transcription/soundFile.ts';
import { SAMPLE_RATE } from '../../core/transcription/windows.ts';

/** Beyond it, decoding and every change of a setting would take too long. */
export const LONGEST_MINUTES = 15;
/** Of a file that does not say how long it is, such as what a browser records: about 15 minutes of it. */
const MOST_BYTES_UNTOLD = 16 * 2 ** 20;
const METADATA_TIMEOUT_MS = 5000;
/** Full scale is 1: -60 dB, below any instrument. */
const SILENCE = 0.001;

/** A file that says it is longer than what was read by this much breaks off; codecs pad and trim less. */
const MISSING_SECONDS = 0.5;

export interface DecodedRecording {
  /** Mono, 22,050 a second. */
  readonly samples: Float32Array<ArrayBuffer>;
  readonly seconds: number;
  /** Its end is missing. */
  readonly breaksOff: boolean;
}

export type RecordingDecoder = (file: File) => Promise<DecodedRecording>;

const CODES = {
  protected: 'recording/protected',
  'no-sound': 'recording/no-sound',
  'unknown-coding': 'recording/unknown-coding',
} as const satisfies Record<SoundFault, ErrorCode>;

/**
 * See RecordingDecoder.
 * @throws AppError recording/too-long, recording/no-sound (of a video), recording/silent, recording/protected,
 *   recording/unknown-coding, recording/unreadable, file/unreadable
 */
export async function decodeRecording(file: File): Promise<DecodedRecording> {
  const fileName = file.name;
  const told = await readSeconds(file);
  const isTooLong = told === null ? file.size > MOST_BYTES_UNTOLD : told > LONGEST_MINUTES * 60;
  if (isTooLong) throw tooLong(file);
  const bytes = await file.arrayBuffer().catch((cause: unknown) => {
    throw new AppError('file/unreadable', `cannot read ${fileName}`, { fileName }, cause);
  });
  const head = new Uint8Array(bytes);
  const fault = soundFaultOf(head);
  // Some decoders make noise of what is protected.
  if (fault === 'protected') throw new AppError(CODES[fault], `${fileName}: DRM`, { fileName });
  const isCut = isCutOff(head);
  // A context decodes to its own rate.
  const context = new OfflineAudioContext(1, 1, SAMPLE_RATE);
  const sound = await context.decodeAudioData(bytes).catch((cause: unknown) => {
    const code = fault ? CODES[fault] : 'recording/unreadable';
    throw new AppError(code, `cannot decode ${fileName}`, { fileName }, cause);
  });
  // The head of a file may be wrong about it.
  if (sound.duration > LONGEST_MINUTES * 60) throw tooLong(file);
  const samples = toMono(sound);
  if (samples.every((value) => Math.abs(value) < SILENCE))
    throw new AppError('recording/silent', `${fileName} is silent`, { fileName });
  const isShort = (told ?? 0) - sound.duration > MISSING_SECONDS;
  return { samples, seconds: sound.duration, breaksOff: isCut || isShort };
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

/** What a player learns from the head of the file; null when the file does not say, or cannot be played. */
async function readSeconds(file: File): Promise<number | null> {
  const player = document.createElement('audio');
  const url = URL.createObjectURL(file);
  try {
    return await new Promise<number | null>((resolve) => {
      const unknown = (): void => resolve(null);
      player.preload = 'metadata';
      player.onloadedmetadata = () =>
        resolve(Number.isFinite(player.duration) ? player.duration : null);
      player.onerror = unknown;
      setTimeout(unknown, METADATA_TIMEOUT_MS);
      player.src = url;
    });
  } finally {
    player.removeAttribute('src');
    URL.revokeObjectURL(url);
  }
}
