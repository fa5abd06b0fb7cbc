// From the settings as they are to takes: what every button that writes does.
import type { App } from '../../commands/app.ts';
import { generateTake, type TakeWish } from '../../commands/generateTake.ts';
import type { TakeLimits } from '../../core/model/takeSettings.ts';
import type { TrainedModel } from '../../core/model/trainedModel.ts';
import type { WritingSettings } from '../../store/settings.ts';
import type { State } from '../../store/store.ts';
import type { Model } from '../../store/training.ts';

/** What can be written with, the musician's own models first, the newest at the top. */
export function modelsOf({ models, starter }: State['training']): readonly Model[] {
  return [...models.toReversed(), ...(starter.status === 'done' ? [starter.result] : [])];
}

/** The chosen model, else the first there is. */
export function chosenModel(training: State['training'], modelId: string | null): Model | null {
  const models = modelsOf(training);
  return models.find(({ id }) => id === modelId) ?? models[0] ?? null;
}

/** Every part the model has learned, by slot. */
export function partsOf({ frames }: TrainedModel): readonly number[] {
  return [...new Set(frames.flatMap(({ slots }) => slots))].sort((a, b) => a - b);
}

/** Limits that were set for another model keep to what this one can play. */
function fitLimits(limits: TakeLimits, model: TrainedModel): TakeLimits {
  const slots = limits.slots?.filter((slot) => partsOf(model).includes(slot));
  return { ...limits, slots: slots?.length ? slots : null };
}

export function newTake(settings: WritingSettings): TakeWish {
  const { prime: source, primeFromBar: fromBar, primeBars: bars } = settings;
  return { kind: 'new', prime: source && { source, fromBar, bars }, bars: settings.bars };
}

/** Writes `count` takes with the chosen model. */
export async function writeTakes(app: App, wish: TakeWish, count = 1): Promise<void> {
  const { training, settings, playback } = app.store.getState();
  const { modelId, seed, temperature, rules, limits } = settings.writing;
  const model = chosenModel(training, modelId);
  if (!model) return;
  // What is heard already cannot be chosen among others.
  const isHeard = playback.playsWhileWriting && wish.kind === 'new' && count === 1;
  const candidates = isHeard ? 1 : settings.writing.candidates;
  await generateTake(app, {
    modelId: model.id,
    wish,
    settings: { seed, temperature, rules, limits: fitLimits(limits, model.model), candidates },
    count,
  });
}
