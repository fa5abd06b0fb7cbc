// What a musician chooses while looking a heard recording over.
import type { HearingSettings } from './hearNotes.ts';

/** What sounds when a heard recording is played. */
export type ReviewSound = 'recording' | 'notes' | 'both';

export interface ReviewSettings {
  readonly hearing: HearingSettings;
  /** Null for free time. */
  readonly tempoBpm: number | null;
  /** What free time was chosen instead of; null when it never was. */
  readonly setTempoBpm: number | null;
  /** As the musician says; null for as it is found. */
  readonly beatsPerBar: number | null;
  /** Where in the recording a bar begins, as the musician says; null for as it is found. */
  readonly barSeconds: number | null;
  /** 0..1: how far notes are moved to the nearest semiquaver. */
  readonly quantise: number;
  readonly sound: ReviewSound;
}
