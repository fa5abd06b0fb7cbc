// Who sounds when. Notes are given to the audio clock seconds ahead, so which voice must make room for which is
// worked out on that clock, not when the moment comes.

export interface Tenure {
  readonly startClock: number;
  /** When it has died away; brought forward when it is cut. */
  endClock: number;
  /** Voices of one group end each other. */
  readonly group: string | null;
}

export interface VoiceLedger<Voice extends Tenure> {
  /**
   * Enters a voice.
   * @returns those that must be cut when it starts: its own group's, and the oldest if there are too many
   */
  admit(voice: Voice): readonly Voice[];
  /** Forgets what ended before a time. */
  forgetBefore(clockSeconds: number): void;
  /** Everything not forgotten, sounding or still to come. */
  all(): readonly Voice[];
}

export function createVoiceLedger<Voice extends Tenure>(maxVoices: number): VoiceLedger<Voice> {
  let voices: Voice[] = [];
  return {
    admit(voice) {
      const at = voice.startClock;
      const sounding = voices.filter((other) => other.startClock <= at && other.endClock > at);
      const cut = sounding.filter(({ group }) => group !== null && group === voice.group);
      const rest = sounding.filter((other) => !cut.includes(other));
      if (rest.length >= maxVoices)
        cut.push(rest.reduce((a, b) => (b.startClock < a.startClock ? b : a)));
      for (const ended of cut) ended.endClock = at;
      voices.push(voice);
      return cut;
    },
    forgetBefore(clockSeconds) {
      voices = voices.filter(({ endClock }) => endClock > clockSeconds);
    },
    all: () => voices,
  };
}
