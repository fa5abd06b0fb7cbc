// Taking a model home: a zip with a stock LayersModel that carries all that Cadenza needs to go on with it.
import { AppError } from '../core/errors.ts';
import { findModel } from '../store/training.ts';
import type { App } from './app.ts';
import { toWords } from './exportTake.ts';
import { doFileWork } from './fileWork.ts';
import { beforeMeasuring } from './measureSpeeds.ts';

export async function exportModel(app: App, id: string): Promise<void> {
  const { store, services } = app;
  const model = findModel(store.getState().training, id);
  await doFileWork(app, { verb: 'save', noun: 'model', name: model?.name ?? '' }, async (work) => {
    if (!model) throw new AppError('unexpected', `there is no model ${id}`);
    const file = await beforeMeasuring(app, () => services.model.writeModel(model, {}));
    const { signal } = work;
    const zip = await services.projectFiles.packModel({ model, file }, { signal });
    services.fileSaver.save(`${toWords(model.name) || 'model'}.zip`, zip, zip.type);
  });
}
