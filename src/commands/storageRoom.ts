// The room the browser gives, and its promise not to clear it.
import type { App } from './app.ts';

export async function measureRoom({ store, services }: App): Promise<void> {
  store.getState().setProject({ room: await services.storageKeeper.measure() });
}

/** What the browser answers is in `store.project.room`; some ask the musician first, some refuse without a word. */
export async function askToPersist(app: App): Promise<void> {
  await app.services.storageKeeper.askToPersist();
  await measureRoom(app);
}
