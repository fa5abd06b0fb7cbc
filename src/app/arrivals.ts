// Files the system brings: opened with the installed app (launchQueue) or shared to it (the service worker's inbox).
// They take the way of every other file.
import type { App } from '../commands/app.ts';
import { importDrop, importFiles } from '../commands/importFiles.ts';
import { keepNow } from '../commands/keepProject.ts';
import { recordingsSettled } from '../commands/keepRecordings.ts';
import { addSoundFonts, isSoundFont } from '../commands/ownSounds.ts';
import { AppError } from '../core/errors.ts';
import { FILES_SHARED, SHARE_FAILED_HASH, takeShared } from '../sw/inbox.ts';
import { SHELL_TEXT } from '#words/shell.ts';

/** https://wicg.github.io/web-app-launch/; the DOM types do not have it yet. */
interface LaunchParams {
  readonly targetURL?: string;
  readonly files: readonly FileSystemFileHandle[];
}
interface LaunchQueue {
  setConsumer(consumer: (launch: LaunchParams) => void): void;
}

/**
 * Call once; what came while the page was closed is imported now.
 * @param opened resolves when the project is open, or nothing can be kept
 */
export function followArrivals(app: App, opened: Promise<void>): void {
  const { launchQueue } = window as { readonly launchQueue?: LaunchQueue };
  launchQueue?.setConsumer((launch) => void openLaunched(app, launch));
  if (location.hash === SHARE_FAILED_HASH) {
    history.replaceState(null, '', './');
    void refuseShared(app);
  }
  // Without a service worker, nothing can have been shared.
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data === FILES_SHARED) void importShared(app, opened);
  });
  void importShared(app, opened);
}

async function openLaunched(app: App, { files, targetURL }: LaunchParams): Promise<void> {
  // A shortcut of the app's icon names a screen; the window stays.
  const hash = targetURL === undefined ? '' : new URL(targetURL).hash;
  if (hash !== '') location.hash = hash;
  const opened = await Promise.all(
    files.map((handle) =>
      handle.getFile().catch((cause: unknown) => {
        const details = { fileName: handle.name };
        return new AppError('file/unreadable', `cannot open ${handle.name}`, details, cause);
      }),
    ),
  );
  const refused = opened.flatMap((file, i) =>
    file instanceof AppError ? [{ name: files[i]!.name, error: file }] : [],
  );
  if (refused.length > 0)
    void importDrop(app, { size: refused.length, files: () => Promise.resolve(refused) });
  await bring(
    app,
    opened.filter((file) => file instanceof File),
  );
}

/** A tab that only looks on leaves them to the one that has the project. */
async function importShared(app: App, opened: Promise<void>): Promise<void> {
  await opened;
  if (app.store.getState().project.keeping === 'elsewhere') return;
  try {
    await takeShared(async (files) => {
      await bring(app, files);
      await Promise.all([keepNow(app), recordingsSettled(app)]);
    });
  } catch (thrown) {
    console.warn('Shared files cannot be read; they are looked for at the next start:', thrown);
  }
}

async function bring(app: App, files: readonly File[]): Promise<void> {
  const pieces = files.filter((file) => !isSoundFont(file));
  await Promise.all([addSoundFonts(app, files.filter(isSoundFont)), importFiles(app, pieces)]);
}

async function refuseShared(app: App): Promise<void> {
  const error = new AppError('file/not-shared', 'the service worker could not keep them');
  await importDrop(app, {
    size: 1,
    files: () => Promise.resolve([{ name: SHELL_TEXT.sharedFiles, error }]),
  });
}
