// What a change of a project is made of: the items that came or changed, and those that went. An item that is the
// same object is the same item, as the store never changes one in place.
import type { ItemKind, ItemTypes, ProjectContents } from './projectRecord.ts';
import { ITEM_KINDS } from './projectRecord.ts';

type Item = ItemTypes[ItemKind];

export interface ItemChanges {
  readonly put: readonly { readonly kind: ItemKind; readonly item: Item }[];
  readonly remove: readonly { readonly kind: ItemKind; readonly id: string }[];
}

/** Every item that is kept, those that can still be brought back too, by id. */
export function keptItems(
  { items, removed }: Pick<ProjectContents, 'items' | 'removed'>,
  kind: ItemKind,
): ReadonlyMap<string, Item> {
  const all: Item[] = [...items[kind]];
  if (removed?.kind === kind) all.push(...removed.entries.map(({ item }) => item));
  return new Map(all.map((item) => [item.id, item]));
}

export function changesBetween(before: ProjectContents, after: ProjectContents): ItemChanges {
  const put: { kind: ItemKind; item: Item }[] = [];
  const remove: { kind: ItemKind; id: string }[] = [];
  for (const kind of ITEM_KINDS) {
    const [old, now] = [keptItems(before, kind), keptItems(after, kind)];
    for (const [id, item] of now) if (old.get(id) !== item) put.push({ kind, item });
    for (const id of old.keys()) if (!now.has(id)) remove.push({ kind, id });
  }
  return { put, remove };
}

/** The contents with some items as they were before, or without them if they were not there. */
export function holdBack(
  { items, removed, state }: ProjectContents,
  before: ProjectContents,
  held: ReadonlySet<Item>,
): ProjectContents {
  const list = <Kind extends ItemKind>(kind: Kind): readonly ItemTypes[Kind][] => {
    const old = keptItems(before, kind);
    return items[kind].flatMap((item) => {
      const kept = held.has(item) ? old.get(item.id) : item;
      return kept ? [kept as ItemTypes[Kind]] : [];
    });
  };
  return {
    items: {
      rows: list('rows'),
      models: list('models'),
      takes: list('takes'),
      recordings: list('recordings'),
    },
    removed: removed?.entries.some(({ item }) => held.has(item)) ? null : removed,
    state,
  };
}
