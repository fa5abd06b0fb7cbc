// An audio clock that a test moves. It runs level with performance.now(): a second of it is heard 1000 ms on.
import type { AudioClock } from '../services/audio/audioClock.ts';

export interface ManualClock extends AudioClock {
  /** Lets time pass, with every call that is due in it. */
  advance(seconds: number): void;
}

export function createManualClock(startSeconds = 100): ManualClock {
  let now = startSeconds;
  const calls = new Set<{ at: number; readonly every: number; readonly onTick: () => void }>();
  return {
    now: () => now,
    heardAtMs: (clockSeconds) => clockSeconds * 1000,
    every(seconds, onTick) {
      const call = { at: now + seconds, every: seconds, onTick };
      calls.add(call);
      return () => calls.delete(call);
    },
    advance(seconds) {
      const end = now + seconds;
      for (;;) {
        const next = [...calls].sort((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > end) break;
        now = next.at;
        next.at += next.every;
        next.onTick();
      }
      now = end;
    },
  };
}
