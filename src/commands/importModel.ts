// A model out of a file, into the open project.
import { AppError } from '../core/errors.ts';
import type { App } from './app.ts';
import { doFileWork } from './fileWork.ts';

/** @param files a zip, or model.json and its weights */
export async function importModel(app: App, files: readonly File[]): Promise<void> {
  const [first] = files;
  if (!first) return;
  const { store, services } = app;
  await doFileWork(app, { verb: 'open', noun: 'model', name: first.name }, async ({ rename }) => {
    if (store.getState().project.keeping === 'elsewhere')
      throw new AppError('storage/elsewhere', 'nothing can be added here');
    const model = await services.projectFiles.readModel({ files }, {});
    rename(model.name);
    const id = crypto.randomUUID();
    store.getState().addModel(id, model);
    store.getState().setWritingSettings({ modelId: id });
  });
}
