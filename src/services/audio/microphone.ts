// The microphone, recorded by the browser into a file like any other. What calls change to suit speech (echo, noise,
// level) is off: it would change the music.
import { AppError } from '../../core/errors.ts';

export interface MicrophoneSession {
  /** Ends the recording and lets go of the microphone. */
  stop(): Promise<File>;
}

export interface Microphone {
  /**
   * Resolves once it records. Call it from a click.
   * @param fileStem name of the file without its ending
   * @throws AppError microphone/unavailable, microphone/refused
   */
  start(fileStem: string): Promise<MicrophoneSession>;
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

export function createMicrophone(): Microphone {
  return {
    async start(fileStem) {
      const stream = await openMicrophone();
      const recorder = new MediaRecorder(stream);
      const parts: Blob[] = [];
      recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
      const stopped = new Promise<void>((resolve) => {
        recorder.addEventListener('stop', () => resolve());
      });
      recorder.start();
      return {
        async stop() {
          // It may have stopped by itself, when the microphone was unplugged.
          if (recorder.state !== 'inactive') recorder.stop();
          await stopped;
          for (const track of stream.getTracks()) track.stop();
          const ending = recorder.mimeType.includes('mp4') ? 'm4a' : 'webm';
          return new File(parts, `${fileStem}.${ending}`, { type: recorder.mimeType });
        },
      };
    },
  };
}
