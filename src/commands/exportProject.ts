// The open project as one file, item after item, so that the memory it takes is that of the largest item.
import { AppError } from '../core/errors.ts';
import { ITEM_KINDS, type ItemKind, type ItemTypes } from '../core/project/projectRecord.ts';
import { packItem } from '../core/project/readItem.ts';
import { contentsOf } from '../store/contents.ts';
import type { AddItemInput } from '../workers/project/protocol.ts';
import type { App } from './app.ts';
import { toWords } from './exportTake.ts';
import { doFileWork, type WorkReport } from './fileWork.ts';
import { beforeMeasuring } from './measureSpeeds.ts';

/** What was removed and could still be brought back is not in the file. */
export async function exportProject(app: App): Promise<void> {
  const { store, services } = app;
  const { name } = store.getState().project;
  const write = async ({ signal, report }: WorkReport): Promise<void> => {
    const { items: lists, state } = contentsOf(store.getState());
    const all = ITEM_KINDS.flatMap((kind) =>
      lists[kind].map((item, i) => ({ kind, item, number: i + 1 })),
    );
    const { projectFiles } = services;
    try {
      const { fileId } = await projectFiles.beginProject(null, {});
      for (const [i, { kind, item, number }] of all.entries()) {
        if (signal.aborted) throw new AppError('cancelled', 'cancelled');
        report(i / all.length);
        await projectFiles.addItem({ fileId, kind, number, ...(await contentOf(app, item)) }, {});
      }
      const createdAt = new Date().toISOString();
      const facts = { name, createdAt, state };
      const file = await projectFiles.finishProject({ fileId, facts }, {});
      services.fileSaver.save(`${toWords(name) || 'project'}.cadenza`, file, file.type);
    } finally {
      // What went wrong before is what the musician is told.
      await projectFiles
        .dropProject(null, {})
        .catch((thrown: unknown) => console.warn('A file in the making is still there:', thrown));
    }
  };
  await doFileWork(app, { verb: 'save', noun: 'project', name }, (work) =>
    beforeMeasuring(app, () => write(work)),
  );
}

async function contentOf(
  { services }: App,
  item: ItemTypes[ItemKind],
): Promise<Pick<AddItemInput, 'kept' | 'model' | 'weights'>> {
  if (!('model' in item)) return { kept: packItem(item), model: null, weights: null };
  const { id, history } = item;
  const { model, weights } = await services.model.writeModel(item.model, {});
  return { kept: { id, history }, model, weights: weights.buffer };
}
