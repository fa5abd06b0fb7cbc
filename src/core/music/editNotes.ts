// What can be done to chosen notes of a score. Notes are told apart by identity: an edit leaves every other note the
// object it was. Nothing changes in place, and what comes out is legal when what went in was: sorted, in range, and
// never two notes of one pitch at once in a track. There, a note ends where its pitch is struck again; of two that
// begin together the edited one stays, of two edited ones the longest and loudest of both.
import type { Note, Track } from './score.ts';

export type Tracks = readonly Track[];
export type ChosenNotes = ReadonlySet<Note>;

export interface Edit {
  /** The very same when nothing came of it. */
  readonly tracks: Tracks;
  /** The chosen notes as they are now. */
  readonly chosen: ChosenNotes;
}

const NONE: ChosenNotes = new Set();

/** Moved as one, as far as the lowest, the highest and the first of them can go. Whole ticks and semitones. */
export function moveNotes(
  tracks: Tracks,
  chosen: ChosenNotes,
  deltaTicks: number,
  deltaPitch: number,
): Edit {
  let [first, low, high] = [Infinity, 127, 0];
  for (const { startTicks, pitch } of chosen) {
    first = Math.min(first, startTicks);
    low = Math.min(low, pitch);
    high = Math.max(high, pitch);
  }
  const ticks = Math.max(Math.round(deltaTicks), -first);
  const semitones = clamp(Math.round(deltaPitch), -low, 127 - high);
  return change(tracks, chosen, (note) => ({
    ...note,
    startTicks: note.startTicks + ticks,
    pitch: note.pitch + semitones,
  }));
}

/** Each ends so much later; none is left shorter than `leastTicks`, unless it was. */
export function lengthenNotes(
  tracks: Tracks,
  chosen: ChosenNotes,
  deltaTicks: number,
  leastTicks: number,
): Edit {
  return change(tracks, chosen, (note) => {
    const least = Math.max(1, Math.min(leastTicks, note.durationTicks));
    return {
      ...note,
      durationTicks: Math.max(least, note.durationTicks + Math.round(deltaTicks)),
    };
  });
}

/** Kept inside 1..127 one by one. */
export function changeVelocity(tracks: Tracks, chosen: ChosenNotes, delta: number): Edit {
  return change(tracks, chosen, (note) => ({
    ...note,
    velocity: clamp(note.velocity + delta, 1, 127),
  }));
}

/** Each begins where `nearest` puts it and lasts as long as before. */
export function quantiseNotes(
  tracks: Tracks,
  chosen: ChosenNotes,
  nearest: (ticks: number) => number,
): Edit {
  return change(tracks, chosen, (note) => ({
    ...note,
    startTicks: Math.max(0, nearest(note.startTicks)),
  }));
}

export function deleteNotes(tracks: Tracks, chosen: ChosenNotes): Edit {
  const left = tracks.map((track) => {
    const notes = track.notes.filter((note) => !chosen.has(note));
    return notes.length === track.notes.length ? track : { ...track, notes };
  });
  const isSame = left.every((track, index) => track === tracks[index]);
  return { tracks: isSame ? tracks : left, chosen: NONE };
}

/** @param track index of an existing track. @param note brought into range */
export function addNote(tracks: Tracks, track: number, note: Note): Edit {
  const added: Note = {
    startTicks: Math.max(0, Math.round(note.startTicks)),
    durationTicks: Math.max(1, Math.round(note.durationTicks)),
    pitch: clamp(Math.round(note.pitch), 0, 127),
    velocity: clamp(Math.round(note.velocity), 1, 127),
  };
  return insert(tracks, (index) => (index === track ? [added] : []));
}

/** Copies behind the chosen notes, as many steps later as these take up; the copies are what is chosen then. */
export function duplicateNotes(tracks: Tracks, chosen: ChosenNotes, stepTicks: number): Edit {
  let [first, end] = [Infinity, 0];
  for (const { startTicks, durationTicks } of chosen) {
    first = Math.min(first, startTicks);
    end = Math.max(end, startTicks + durationTicks);
  }
  const shift = Math.ceil((end - first) / stepTicks) * stepTicks;
  return insert(tracks, (_, notes) =>
    notes
      .filter((note) => chosen.has(note))
      .map((note) => ({ ...note, startTicks: note.startTicks + shift })),
  );
}

function change(tracks: Tracks, chosen: ChosenNotes, toNext: (note: Note) => Note): Edit {
  const edited = new Set<Note>();
  const next = tracks.map((track) => {
    if (!track.notes.some((note) => chosen.has(note))) return track;
    const notes = track.notes.map((note) => {
      if (!chosen.has(note)) return note;
      const changed = toNext(note);
      const kept = isAlike(note, changed) ? note : changed;
      edited.add(kept);
      return kept;
    });
    return { ...track, notes: settle(notes, edited) };
  });
  const isSame = [...edited].every((note) => chosen.has(note));
  return isSame ? { tracks, chosen } : { tracks: next, chosen: edited };
}

function insert(
  tracks: Tracks,
  toAdd: (track: number, notes: readonly Note[]) => readonly Note[],
): Edit {
  const edited = new Set<Note>();
  const next = tracks.map((track, index) => {
    const added = toAdd(index, track.notes);
    if (added.length === 0) return track;
    for (const note of added) edited.add(note);
    return { ...track, notes: settle([...track.notes, ...added], edited) };
  });
  return edited.size === 0 ? { tracks, chosen: NONE } : { tracks: next, chosen: edited };
}

/** Sorts, and parts notes of one pitch where an edited one takes part. Keeps `edited` true to what becomes of them. */
function settle(notes: readonly Note[], edited: Set<Note>): readonly Note[] {
  const sorted = notes.toSorted((a, b) => a.startTicks - b.startTicks || a.pitch - b.pitch);
  const result: Note[] = [];
  const lastOfPitch = new Map<number, number>();
  const put = (index: number, note: Note, isEdited: boolean): void => {
    const before = result[index];
    if (before) edited.delete(before);
    if (isEdited) edited.add(note);
    result[index] = note;
  };
  for (const note of sorted) {
    const index = lastOfPitch.get(note.pitch);
    const before = index === undefined ? undefined : result[index];
    const [isEdited, wasEdited] = [edited.has(note), before ? edited.has(before) : false];
    if (index !== undefined && before && (isEdited || wasEdited)) {
      if (before.startTicks === note.startTicks) {
        if (isEdited && wasEdited) {
          edited.delete(note);
          put(index, loudestAndLongest(before, note), true);
        } else if (isEdited) put(index, note, true);
        continue;
      }
      const gap = note.startTicks - before.startTicks;
      if (before.durationTicks > gap) put(index, { ...before, durationTicks: gap }, wasEdited);
    }
    lastOfPitch.set(note.pitch, result.length);
    result.push(note);
  }
  return result;
}

function loudestAndLongest(a: Note, b: Note): Note {
  return {
    ...a,
    durationTicks: Math.max(a.durationTicks, b.durationTicks),
    velocity: Math.max(a.velocity, b.velocity),
  };
}

function isAlike(a: Note, b: Note): boolean {
  return (
    a.startTicks === b.startTicks &&
    a.durationTicks === b.durationTicks &&
    a.pitch === b.pitch &&
    a.velocity === b.velocity
  );
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
