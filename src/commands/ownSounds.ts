// The musician's own SoundFonts: brought, chosen, removed.
import { toJobEnd } from '../store/job.ts';
import type { OwnFont } from '../store/sounds.ts';
import type { App } from './app.ts';

const cancels = new WeakMap<App, AbortController>();
/** Settles when the font added last is done with. */
const queues = new WeakMap<App, Promise<void>>();

/** Whether a file goes by the name of a SoundFont. */
export function isSoundFont({ name }: File): boolean {
  return /\.sf[23]$/i.test(name);
}

/** Finds what was kept; call it once, when the app starts. Where the browser has no storage, there is no choice. */
export async function loadOwnSounds({ store, services }: App): Promise<void> {
  const { setSounds } = store.getState();
  try {
    const kept = await services.ownSounds.open();
    setSounds(kept ? { fonts: kept.fonts, chosenFontId: kept.chosenId } : { fonts: null });
  } catch (thrown) {
    setSounds({ fonts: [], adding: toJobEnd(thrown) });
  }
}

/**
 * Keeps a SoundFont and plays with it from now on, after those that are being added. Runs until that is done; the
 * outcome is in `store.sounds`.
 */
export function addSoundFont(app: App, file: File): Promise<void> {
  const turn = (queues.get(app) ?? Promise.resolve()).then(() => add(app, file));
  queues.set(app, turn);
  return turn;
}

async function add(app: App, file: File): Promise<void> {
  const { store, services } = app;
  const cancel = new AbortController();
  cancels.set(app, cancel);
  const { setSounds } = store.getState();
  const onProgress = (share: number): void =>
    setSounds({ adding: { status: 'running', progress: { fileName: file.name, share } } });
  onProgress(0);
  try {
    const font = await services.ownSounds.add(file, { signal: cancel.signal, onProgress });
    setSounds({ fonts: [...(store.getState().sounds.fonts ?? []), font] });
    await choose(app, font);
    setSounds({ adding: { status: 'done', result: null } });
  } catch (thrown) {
    const end = toJobEnd(thrown);
    // What goes wrong with one of several files is told with its name.
    if (end.status === 'failed') {
      const { failure } = end;
      const details = { ...failure.details, fileName: file.name };
      setSounds({ adding: { ...end, failure: { ...failure, details } } });
    } else setSounds({ adding: end });
  } finally {
    cancels.delete(app);
  }
}

/** One after another; the last one plays. */
export async function addSoundFonts(app: App, files: readonly File[]): Promise<void> {
  for (const file of files) await addSoundFont(app, file);
}

export function cancelSoundFont(app: App): void {
  cancels.get(app)?.abort();
}

/** @param id null for the sounds that ship */
export async function chooseSoundFont(app: App, id: string | null): Promise<void> {
  const font = app.store.getState().sounds.fonts?.find((kept) => kept.id === id) ?? null;
  await orReport(app, () => choose(app, font));
}

export async function removeSoundFont(app: App, id: string): Promise<void> {
  const { store, services } = app;
  const { fonts } = store.getState().sounds;
  const font = fonts?.find((kept) => kept.id === id);
  if (font === undefined) return;
  await orReport(app, async () => {
    if (store.getState().sounds.chosenFontId === id) await choose(app, null);
    await services.ownSounds.remove(font);
    store.getState().setSounds({ fonts: fonts?.filter((kept) => kept !== font) ?? null });
  });
}

/** What plays is stopped: its sounds are no longer the chosen ones. */
async function choose({ store, services }: App, font: OwnFont | null): Promise<void> {
  services.playback.stop();
  await services.ownSounds.choose(font);
  store.getState().setSounds({ chosenFontId: font?.id ?? null });
}

async function orReport({ store }: App, attempt: () => Promise<void>): Promise<void> {
  try {
    await attempt();
  } catch (thrown) {
    store.getState().setSounds({ adding: toJobEnd(thrown) });
  }
}
