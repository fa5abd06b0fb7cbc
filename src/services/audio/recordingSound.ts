// The sound of a recording, beside the player: the browser's own element plays the file, so that nothing is decoded
// a second time.

export interface RecordingMoment {
  readonly file: File;
  /** In the recording; before its beginning and behind its end it is silent. */
  readonly seconds: number;
  /** 1 is as it was recorded; the pitch stays. */
  readonly rate: number;
  /** 0..1. */
  readonly volume: number;
}

export interface RecordingSound {
  /** Plays from that moment, or goes on when it is there. */
  play(moment: RecordingMoment): void;
  pause(): void;
}

/** Nearer than this it is left to play: a jump is heard. */
const CLOSE_SECONDS = 0.06;

/** @param onFailure told when the browser does not play the file */
export function createRecordingSound(onFailure: (cause: unknown) => void): RecordingSound {
  const player = new Audio();
  let current: { readonly file: File; readonly url: string } | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const open = (file: File): void => {
    if (current?.file === file) return;
    if (current) URL.revokeObjectURL(current.url);
    current = { file, url: URL.createObjectURL(file) };
    player.src = current.url;
  };
  const start = (): void => {
    player.play().catch((cause: unknown) => {
      // Paused before it began.
      if (!(cause instanceof DOMException && cause.name === 'AbortError')) onFailure(cause);
    });
  };
  return {
    play({ file, seconds, rate, volume }) {
      clearTimeout(waiting);
      open(file);
      player.playbackRate = rate;
      player.volume = volume;
      if (seconds < 0) {
        player.pause();
        player.currentTime = 0;
        waiting = setTimeout(start, (-seconds / rate) * 1000);
        return;
      }
      if (Math.abs(player.currentTime - seconds) > CLOSE_SECONDS) player.currentTime = seconds;
      if (player.paused) start();
    },
    pause() {
      clearTimeout(waiting);
      player.pause();
    },
  };
}
