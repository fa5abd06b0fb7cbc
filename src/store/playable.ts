// What can be played, and what a press of Play would begin with.
import { EMPTY_SCORE } from '../core/music/emptyScore.ts';
import type { Score } from '../core/music/score.ts';
import { NEW_TAKE } from '#words/defaults.ts';
import { findPiece, piecesOf } from './library.ts';
import { isSameSource, type PlaybackSource } from './playback.ts';
import type { State } from './store.ts';

export interface Playable {
  readonly title: string;
  readonly score: Score;
}

/** Undefined for what is no longer there. */
export function findPlayable(state: State, { kind, id }: PlaybackSource): Playable | undefined {
  const { library, takes, recordings } = state;
  if (kind === 'take') return takes.list.find((take) => take.id === id);
  if (kind === 'recording') return recordings.list.find((recording) => recording.id === id);
  if (kind === 'heard') {
    const heard = state.review.heard.find((recording) => recording.id === id);
    return heard && { title: heard.score.title, score: heard.score };
  }
  if (kind === 'writing') {
    if (takes.writing.status !== 'running') return undefined;
    const score = takes.writing.progress.score ?? EMPTY_SCORE;
    return { title: score.title || NEW_TAKE, score };
  }
  const piece = findPiece(library.rows, id);
  return piece && { title: piece.score.title, score: piece.score };
}

/** What the player shows: what sounds; in silence what was chosen last, else the first piece. */
export function shownSource(state: State): PlaybackSource | null {
  const { source, chosen, status } = state.playback;
  const isSounding = status === 'playing' || status === 'waiting' || status === 'loading';
  for (const candidate of isSounding ? [source] : [chosen, source])
    if (candidate !== null && findPlayable(state, candidate)) return candidate;
  const [first] = piecesOf(state.library.rows);
  return first ? { kind: 'piece', id: first.id } : null;
}

export function shownPlayable(state: State): Playable | undefined {
  const source = shownSource(state);
  return source === null ? undefined : findPlayable(state, source);
}

/** Whether the player holds what it shows. */
export function isShownLoaded(state: State): boolean {
  return isSameSource(shownSource(state), state.playback.source);
}
