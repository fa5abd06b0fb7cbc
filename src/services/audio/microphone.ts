// The microphone, recorded by the browser into a file like any other. What calls change to suit speech (echo, noise,
// level) is off: it would change the music.
import { AppError } from '../../core/errors.ts';
import { LONGEST_MINUTES } from './decodeRecording.ts';

export interface MicrophoneSession {
  /** Ends the recording and lets go of the microphone. */
  stop(): Promise<File>;
}

export interface Microphone {
  /**
   * Resolves once it records. Call it from a click.
   * @param fileStem name of the file without its ending
   * @param onEnded told when it no longer records: stopped, unplugged or as long as it may be
   * @throws AppError microphone/unavailable, microphone/refused
   */
  start(fileStem: string, onEnded: () => void): Promise<MicrophoneSession>;
}

const NO_PROCESSING = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

async function openMicrophone(): Promise<MediaStream> {
  // Absent on insecure origins, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new AppError('microphone/unavailable', 'no mediaDevices');
  try {
    return await devices.getUserMedia({ audio: NO_PROCESSING });
  } catch (cause) {
    const isRefused = cause instanceof DOMException && cause.name === 'NotAllowedError';
    const code = isRefused ? 'microphone/refused' : 'microphone/unavailable';
    throw new AppError(code, 'the microphone does not open', {}, cause);
  }
}

/** Sound comes in parts this long, and with each the length is looked at: a timer would sleep in a hidden tab. */
const PART_SECONDS = 5;
/** So that what decodeRecording takes without being told its length holds the longest. */
const BITS_PER_SECOND = 128_000;

/** @param longestSeconds when a recording ends by itself, to within a part */
export function createMicrophone(
  longestSeconds = LONGEST_MINUTES * 60 - 2 * PART_SECONDS,
  partSeconds = PART_SECONDS,
): Microphone {
  return {
    async start(fileStem, onEnded) {
      const stream = await openMicrophone();
      const release = (): void => {
        for (const track of stream.getTracks()) track.stop();
      };
      try {
        const recorder = new MediaRecorder(stream, { audioBitsPerSecond: BITS_PER_SECOND });
        const parts: Blob[] = [];
        const startedAtMs = performance.now();
        const end = (): void => {
          // It stops by itself when the microphone is unplugged.
          if (recorder.state !== 'inactive') recorder.stop();
        };
        recorder.addEventListener('dataavailable', ({ data }) => {
          parts.push(data);
          if (performance.now() - startedAtMs >= longestSeconds * 1000) end();
        });
        const stopped = new Promise<void>((resolve) => {
          recorder.addEventListener('stop', () => {
            release();
            resolve();
            onEnded();
          });
        });
        recorder.start(partSeconds * 1000);
        return {
          async stop() {
            end();
            await stopped;
            const ending = recorder.mimeType.includes('mp4') ? 'm4a' : 'webm';
            return new File(parts, `${fileStem}.${ending}`, { type: recorder.mimeType });
          },
        };
      } catch (cause) {
        release();
        throw new AppError('microphone/unavailable', 'it cannot be recorded', {}, cause);
      }
    },
  };
}
