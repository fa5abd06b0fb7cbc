// The open project as one file, item after item, so that the memory it takes is that of the largest item.
import { AppError } from '../core/errors.ts';
import type { PackedItem } from '../core/project/projectFile.ts';
import { ITEM_KINDS } from '../core/project/projectRecord.ts';
import { contentsOf } from '../store/contents.ts';
import type { PackedFile } from '../workers/project/protocol.ts';
import type { App } from './app.ts';
import { toWords } from './exportTake.ts';
import { doFileWork } from './fileWork.ts';

/** Of the work; the rest is for the zip. */
const ITEMS_SHARE = 0.6;

/** What was removed and could still be brought back is not in the file. */
export async function exportProject(app: App): Promise<void> {
  const { store, services } = app;
  const { name } = store.getState().project;
  await doFileWork(app, { verb: 'save', noun: 'project', name }, async ({ signal, report }) => {
    const { items: lists, state } = contentsOf(store.getState());
    const all = ITEM_KINDS.flatMap((kind) =>
      lists[kind].map((item, i) => ({ kind, item, number: i + 1 })),
    );
    const items: PackedItem[] = [];
    const files: PackedFile[] = [];
    for (const [i, { kind, item, number }] of all.entries()) {
      if (signal.aborted) throw new AppError('cancelled', 'cancelled');
      report((ITEMS_SHARE * i) / all.length);
      const file = 'model' in item ? await services.model.writeModel(item.model, {}) : null;
      const packed = await services.projectFiles.packItem({ kind, item, number, file }, {});
      items.push(packed.item);
      files.push(...packed.files);
    }
    const createdAt = new Date().toISOString();
    const zip = await services.projectFiles.packProject(
      { facts: { name, createdAt, state }, items, files },
      { signal, onEvent: (share) => report(ITEMS_SHARE + (1 - ITEMS_SHARE) * share) },
    );
    services.fileSaver.save(`${toWords(name) || 'project'}.cadenza`, zip, zip.type);
  });
}
