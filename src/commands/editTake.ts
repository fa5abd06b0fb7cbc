// Editing the notes of a take, each edit one step that can be undone. What changed is heard, and music that plays goes
// on with the edited notes.
import { instrumentOf } from '../core/audio/mix.ts';
import { encodeScore } from '../core/encoding/encodeScore.ts';
import type { ChosenNotes, Edit, Tracks } from '../core/music/editNotes.ts';
import type { Note, Score } from '../core/music/score.ts';
import type { Take, TakeMusic } from '../core/project/take.ts';
import { isSameSource, mixOf } from '../store/playback.ts';
import { writtenMusic } from '../store/takeEdits.ts';
import type { App } from './app.ts';
import { findTake } from './exportTake.ts';
import { extendPlayback, orReport, seekPlayback } from './playback.ts';

/**
 * Makes one edit of a take. Call it from a click or key: what is new sounds.
 * @returns the chosen notes as they are now; null when nothing came of it
 * @throws AppError unexpected, when there is no such take
 */
export function editTake(
  app: App,
  takeId: string,
  edit: (tracks: Tracks) => Edit,
): ChosenNotes | null {
  const take = findTake(app, takeId);
  const { tracks, chosen } = edit(take.score.tracks);
  if (tracks === take.score.tracks) return null;
  app.store.getState().editTake(takeId, readAgain(take, tracks), crypto.randomUUID());
  goOn(app, takeId);
  hearNews(app, take, chosen);
  return chosen;
}

/** Back to the take as it was written; that too is a step. Does nothing to a take that is not edited. */
export function revertTake(app: App, takeId: string): void {
  const take = findTake(app, takeId);
  if (!take.edited) return;
  app.store.getState().editTake(takeId, writtenMusic(take), null);
  goOn(app, takeId);
}

/** @returns the notes that came back; null when there was nothing to undo */
export function undoEdit(app: App, takeId: string): ChosenNotes | null {
  return step(app, takeId, () => app.store.getState().undoTakeEdit(takeId));
}

/** @returns the notes that came back; null when there was nothing to redo */
export function redoEdit(app: App, takeId: string): ChosenNotes | null {
  return step(app, takeId, () => app.store.getState().redoTakeEdit(takeId));
}

function step(app: App, takeId: string, change: () => void): ChosenNotes | null {
  const before = findTake(app, takeId).score;
  change();
  const { score } = findTake(app, takeId);
  if (score.tracks === before.tracks) return null;
  goOn(app, takeId);
  const old = new Set(before.tracks.flatMap(({ notes }) => notes));
  return new Set(score.tracks.flatMap(({ notes }) => notes).filter((note) => !old.has(note)));
}

/** The tracks with what follows from them: the events that models go on from, and how many notes were given. */
function readAgain(take: Take, tracks: Tracks): TakeMusic {
  const score: Score = { ...take.score, tracks };
  return {
    tracks,
    events: encodeScore(score, { pedal: 'keep' }),
    primeNotes: countGiven(writtenMusic(take), tracks),
  };
}

/** What begins before the model's first note counts as given, whoever changed it. */
function countGiven({ tracks, primeNotes }: TakeMusic, now: Tracks): number {
  if (primeNotes === 0) return 0;
  const starts = (of: Tracks) => of.flatMap(({ notes }) => notes.map((note) => note.startTicks));
  const firstWritten = starts(tracks).sort((a, b) => a - b)[primeNotes] ?? Infinity;
  return starts(now).filter((ticks) => ticks < firstWritten).length;
}

/** The player has the take as it was; where it is, it goes on with the take as it is. */
function goOn(app: App, takeId: string): void {
  const { playback } = app.store.getState();
  const source = { kind: 'take', id: takeId } as const;
  if (!isSameSource(playback.source, source)) return;
  void extendPlayback(app, source, findTake(app, takeId).score).then(() => {
    // What it had planned ahead is of the old notes.
    if (app.services.playback.status() === 'playing')
      seekPlayback(app, app.services.playback.positionSeconds());
  });
}

function hearNews(app: App, before: Take, chosen: ChosenNotes): void {
  const old = new Set(before.score.tracks.flatMap(({ notes }) => notes));
  const { score } = findTake(app, before.id);
  const source = { kind: 'take', id: before.id } as const;
  const mix = mixOf(app.store.getState().playback, source, score);
  const isNew = (note: Note): boolean => chosen.has(note) && !old.has(note);
  const news = score.tracks.flatMap((track, index) =>
    track.notes.filter(isNew).map(({ startTicks, pitch, velocity }) => ({
      startTicks,
      pitch,
      velocity,
      instrument: instrumentOf(track, mix[index]),
    })),
  );
  const first = Math.min(...news.map(({ startTicks }) => startTicks));
  const together = news.filter(({ startTicks }) => startTicks === first);
  if (together.length > 0) void orReport(app, () => app.services.noteSound.hear(together));
}
