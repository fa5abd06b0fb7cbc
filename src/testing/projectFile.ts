// A project file as the app makes one, without the app.
import type { ProjectFacts } from '../core/project/projectFile.ts';
import type { ItemKind, ItemTypes } from '../core/project/projectRecord.ts';
import { packItem } from '../core/project/readItem.ts';
import { writeModelFile } from '../learning/modelFile/writeModelFile.ts';
import { createProjectHandler } from '../workers/project/handler.ts';

export type KindAndItem = readonly [ItemKind, ItemTypes[ItemKind]];

/** Items are numbered as they come, whatever their kind. */
export async function makeProjectFile(
  facts: ProjectFacts,
  items: Iterable<KindAndItem>,
): Promise<Blob> {
  const handler = createProjectHandler();
  const { fileId } = await handler.beginProject(null, {});
  let number = 0;
  for (const [kind, item] of items) {
    number++;
    const file = 'model' in item ? writeModelFile(item.model, 'float32') : null;
    const weights = file?.weights.buffer ?? null;
    const model = file?.model ?? null;
    await handler.addItem({ fileId, kind, number, kept: packItem(item), weights, model }, {});
  }
  return handler.finishProject({ fileId, facts }, {});
}
