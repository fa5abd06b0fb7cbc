// Score: a piece of music as data. Everything else (bytes of MIDI, model events, sound, pictures) is
// made from it or turned into it. Time is in ticks of the score's own resolution.

export interface Note {
  readonly startTicks: number;
  /** At least 1. */
  readonly durationTicks: number;
  /** MIDI note number 0..127 (60 = middle C); for drums the General MIDI drum. */
  readonly pitch: number;
  /** 1..127. */
  readonly velocity: number;
}

export interface PedalChange {
  readonly ticks: number;
  /** CC 64 at 64 or above. */
  readonly isDown: boolean;
}

export interface PitchBend {
  readonly ticks: number;
  /** Off the pitch of the note, -2..2. */
  readonly semitones: number;
}

/** How the note of that start and pitch bends while it sounds. */
export interface BentNote {
  readonly startTicks: number;
  readonly pitch: number;
  /** Sorted by time, the first at the start. */
  readonly changes: readonly PitchBend[];
}

export interface Track {
  readonly name: string;
  /** General MIDI program 0..127; without meaning for drums. */
  readonly program: number;
  readonly isDrum: boolean;
  /** Sorted by start, then pitch. */
  readonly notes: readonly Note[];
  /** Sustain pedal, sorted by time, alternating down and up. */
  readonly pedals: readonly PedalChange[];
  /** Heard in a recording; written to MIDI files, and of no meaning to training and playback. */
  readonly bends?: readonly BentNote[];
}

export interface TempoChange {
  readonly ticks: number;
  /** Quarter notes per minute. */
  readonly tempoBpm: number;
}

export interface MeterChange {
  readonly ticks: number;
  readonly numerator: number;
  /** A power of two. */
  readonly denominator: number;
}

export interface Score {
  readonly title: string;
  readonly ticksPerQuarter: number;
  readonly tracks: readonly Track[];
  /** Sorted by time, never empty, the first at tick 0. */
  readonly tempos: readonly TempoChange[];
  /** Sorted by time, never empty, the first at tick 0. */
  readonly meters: readonly MeterChange[];
}

export const DEFAULT_TEMPO_BPM = 120;

/** Number of notes of all tracks. */
export function countNotes({ tracks }: Pick<Score, 'tracks'>): number {
  return tracks.reduce((sum, track) => sum + track.notes.length, 0);
}

/** End of the last note in ticks; 0 for a score without notes. */
export function endTicks(score: Score): number {
  let end = 0;
  for (const track of score.tracks)
    for (const note of track.notes) end = Math.max(end, note.startTicks + note.durationTicks);
  return end;
}
