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
  /** Plays from that moment, or goes on when it is there. To be told again and again while it is to keep step. */
  play(moment: RecordingMoment): void;
  pause(): void;
}

/** Nearer than this it is left to play: a jump is heard. */
const CLOSE_SECONDS = 0.06;
/** Just after a move the element has time to get going, unless it is as far off as this. */
const FAR_SECONDS = 0.5;
const SETTLE_MS = 1000;

/** @param onFailure told when the browser does not play the file */
export function createRecordingSound(onFailure: (cause: unknown) => void): RecordingSound {
  const player = new Audio();
  let current: { readonly file: File; readonly url: string } | null = null;
  let movedAtMs = -Infinity;
  /** Not asked for again. */
  let isRefused = false;

  const open = (file: File): void => {
    if (current?.file === file) return;
    if (current) URL.revokeObjectURL(current.url);
    current = { file, url: URL.createObjectURL(file) };
    player.src = current.url;
    isRefused = false;
  };
  const start = (): void => {
    movedAtMs = performance.now();
    player.play().catch((cause: unknown) => {
      // Paused before it began.
      if (cause instanceof DOMException && cause.name === 'AbortError') return;
      isRefused = true;
      onFailure(cause);
    });
  };
  const keepStep = (seconds: number): void => {
    const off = Math.abs(player.currentTime - seconds);
    const nowMs = performance.now();
    const isSettling = nowMs - movedAtMs < SETTLE_MS;
    if (off <= (isSettling ? FAR_SECONDS : CLOSE_SECONDS) || player.seeking) return;
    player.currentTime = seconds;
    movedAtMs = nowMs;
  };
  return {
    play({ file, seconds, rate, volume }) {
      open(file);
      player.playbackRate = rate;
      player.volume = volume;
      const isOver = seconds >= player.duration || (player.ended && seconds >= player.currentTime);
      if (seconds < 0 || isOver) {
        player.pause();
        return;
      }
      if (player.paused) {
        player.currentTime = seconds;
        if (!isRefused) start();
      } else keepStep(seconds);
    },
    pause() {
      isRefused = false;
      player.pause();
    },
  };
}
