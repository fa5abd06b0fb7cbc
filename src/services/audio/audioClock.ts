// The clock that music is scheduled on, and what follows from it: when a moment reaches the ear, and a call every
// so often. Calls come from the audio thread, not from a timer: browsers slow the timers of a hidden page down
// to one a minute when it is silent, as it is while a synthesiser plays.

export interface AudioClock {
  /** Seconds. */
  now(): number;
  /** When what is scheduled for a time leaves the speakers, in milliseconds of performance.now(). */
  heardAtMs(clockSeconds: number): number;
  /** Calls `onTick` every `seconds` while the clock runs. Returns the way to stop that. */
  every(seconds: number, onTick: () => void): () => void;
}

/** @param delaySeconds from what is scheduled to the output of the context */
export function createAudioClock(context: AudioContext, delaySeconds: number): AudioClock {
  return {
    now: () => context.currentTime,
    heardAtMs(clockSeconds) {
      const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
      const output = clockSeconds + delaySeconds;
      // All zero until the first sound has left, and for good where a browser cannot tell.
      if (performanceTime === 0) return performance.now() + (output - context.currentTime) * 1000;
      return performanceTime + (output - contextTime) * 1000;
    },
    every(seconds, onTick) {
      let isStopped = false;
      const wait = (): void => {
        const source = new ConstantSourceNode(context, { offset: 0 });
        source.connect(context.destination);
        source.addEventListener('ended', () => {
          source.disconnect();
          if (isStopped) return;
          wait();
          onTick();
        });
        source.start();
        source.stop(context.currentTime + seconds);
      };
      wait();
      return () => {
        isStopped = true;
      };
    },
  };
}
