// The record of a project, made of what it holds.
import { keptItems } from './changes.ts';
import { itemBytes } from './itemFacts.ts';
import {
  FORMAT_VERSION,
  ITEM_KINDS,
  type ProjectContents,
  type ProjectRecord,
} from './projectRecord.ts';

type Identity = Pick<ProjectRecord, 'id' | 'name' | 'createdAt' | 'changedAt'>;

export function makeRecord(
  { id, name, createdAt, changedAt }: Identity,
  contents: ProjectContents,
): ProjectRecord {
  const { items, removed, state } = contents;
  const ids = (list: readonly { readonly id: string }[]): readonly string[] =>
    list.map((item) => item.id);
  const kept = ITEM_KINDS.flatMap((kind) => [...keptItems(contents, kind).values()]);
  return {
    formatVersion: FORMAT_VERSION,
    id,
    name,
    createdAt,
    changedAt,
    bytes: kept.reduce((sum, item) => sum + itemBytes(item), 0),
    pieceCount: items.rows.filter(({ kind }) => kind === 'piece').length,
    order: {
      rows: ids(items.rows),
      models: ids(items.models),
      takes: ids(items.takes),
      recordings: ids(items.recordings),
    },
    removed: removed && {
      kind: removed.kind,
      entries: removed.entries.map(({ index, item }) => ({ index, id: item.id })),
    },
    deletedAt: null,
    state,
  };
}
