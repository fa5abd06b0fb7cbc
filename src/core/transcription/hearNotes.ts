// From what the network heard to the notes of a piece: found, then cleaned of ghosts. Cheap beside listening, so that
// a change of the settings is heard at once.
import { findNotes } from './findNotes.ts';
import { bendOf } from './bendOf.ts';
import { LOWEST_PITCH, PITCHES, type HeardNote, type PitchActivity } from './pitchActivity.ts';
import { framesIn, frameSeconds } from './windows.ts';

export interface HearingSettings {
  /** 0..1: how sure the beginning of a note must be. */
  readonly onsetThreshold: number;
  /** 0..1: how sure it must be that a note sounds. */
  readonly soundingThreshold: number;
  /** Shorter notes are left out. */
  readonly minimumMilliseconds: number;
  /** MIDI note numbers 21..108, both included. */
  readonly lowestPitch: number;
  readonly highestPitch: number;
  /** 0..1: fainter notes are left out. */
  readonly faintest: number;
  /** 0..1: a note an octave above another that begins with it is left out below this share of it; 0 keeps all. */
  readonly octaveShare: number;
}

/** On the app's piano these give a higher onset F1 than Basic Pitch's own (docs/performance.md). */
export const DEFAULT_HEARING: HearingSettings = {
  onsetThreshold: 0.6,
  soundingThreshold: 0.3,
  minimumMilliseconds: 90,
  lowestPitch: LOWEST_PITCH,
  highestPitch: LOWEST_PITCH + PITCHES - 1,
  faintest: 0.35,
  octaveShare: 0.6,
};

const TOGETHER_SECONDS = 0.03;
const OCTAVE = 12;

/** Sorted by start, then pitch. */
export function hearNotes(
  activity: PitchActivity,
  settings: HearingSettings,
): readonly HeardNote[] {
  const found = findNotes(activity, {
    onsetThreshold: settings.onsetThreshold,
    soundingThreshold: settings.soundingThreshold,
    // A note as long as the minimum stays.
    minimumFrames: framesIn(settings.minimumMilliseconds) - 1,
    lowest: settings.lowestPitch - LOWEST_PITCH,
    highest: settings.highestPitch - LOWEST_PITCH,
  });
  const notes = found
    .map(({ startFrame, frames, column, amplitude }): HeardNote => {
      const startSeconds = frameSeconds(startFrame);
      const bend = bendOf(activity, startFrame, frames, column);
      return {
        startSeconds,
        durationSeconds: frameSeconds(startFrame + frames) - startSeconds,
        pitch: column + LOWEST_PITCH,
        amplitude,
        ...(bend && { bend }),
      };
    })
    .filter(({ amplitude }) => amplitude >= settings.faintest)
    .sort((a, b) => a.startSeconds - b.startSeconds || a.pitch - b.pitch);
  return settings.octaveShare > 0 ? withoutOctaves(notes, settings.octaveShare) : notes;
}

function withoutOctaves(notes: readonly HeardNote[], share: number): readonly HeardNote[] {
  const isDouble = (note: HeardNote, at: number): boolean => {
    const isBelow = (other: HeardNote | undefined): boolean =>
      other?.pitch === note.pitch - OCTAVE && note.amplitude < share * other.amplitude;
    const distance = (i: number): number =>
      Math.abs((notes[i]?.startSeconds ?? Infinity) - note.startSeconds);
    for (let i = at - 1; distance(i) <= TOGETHER_SECONDS; i--) if (isBelow(notes[i])) return true;
    for (let i = at + 1; distance(i) <= TOGETHER_SECONDS; i++) if (isBelow(notes[i])) return true;
    return false;
  };
  return notes.filter((note, at) => !isDouble(note, at));
}
