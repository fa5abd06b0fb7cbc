// The name of what is loaded, or of what play would begin with.
import type { State } from '../../store/store.ts';
import { playableSource } from '../playOrPause.ts';

export function sourceTitle(state: State): string | null {
  const source = playableSource(state);
  if (!source) return null;
  if (source.kind === 'take')
    return state.takes.list.find(({ id }) => id === source.id)?.title ?? null;
  const row = state.library.rows.find(({ id }) => id === source.id);
  return row?.kind === 'piece' ? row.score.title : null;
}
