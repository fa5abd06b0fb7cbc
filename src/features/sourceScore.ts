// The name and the music of what is loaded, or of what play would begin with.
import type { Score } from '../core/music/score.ts';
import type { State } from '../store/store.ts';
import { playableSource } from './playOrPause.ts';

export function titleOf(state: State): string | null {
  const source = playableSource(state);
  if (source?.kind === 'take')
    return state.takes.list.find(({ id }) => id === source.id)?.title ?? null;
  return scoreOf(state)?.title ?? null;
}

export function scoreOf(state: State): Score | null {
  const source = playableSource(state);
  if (!source) return null;
  if (source.kind === 'take')
    return state.takes.list.find(({ id }) => id === source.id)?.score ?? null;
  const row = state.library.rows.find(({ id }) => id === source.id);
  return row?.kind === 'piece' ? row.score : null;
}
