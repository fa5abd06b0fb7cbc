// Files dropped anywhere on the page are imported, SoundFonts kept, whichever screen is open; the browser must never open
// one instead, which would end the app.
import type { App } from '../commands/app.ts';
import { importDrop } from '../commands/importFiles.ts';
import { addSoundFonts, isSoundFont } from '../commands/ownSounds.ts';
import { takeDrop, type FileArrivals } from '../services/files/fileArrivals.ts';

/** Keeps `system.isDragging` true to what is held over the window. */
export function followDrops(app: App): void {
  const setDragging = (isDragging: boolean): void => {
    const { system, setSystem } = app.store.getState();
    // A drag is told many times a second.
    if (system.isDragging !== isDragging) setSystem({ isDragging });
  };
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;
  window.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setDragging(true);
  });
  // Entering a child also leaves its parent; only leaving the window has nowhere to go.
  window.addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) setDragging(false);
  });
  window.addEventListener('drop', (event) => {
    setDragging(false);
    if (!hasFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    const { fonts, music } = splitDrop(event.dataTransfer);
    void addSoundFonts(app, fonts);
    if (music !== null) void importDrop(app, music);
  });
}

/** SoundFonts are files by themselves; folders are read for music. */
function splitDrop(dropped: DataTransfer): {
  readonly fonts: readonly File[];
  readonly music: FileArrivals | null;
} {
  const all = takeDrop(dropped);
  const fonts = [...dropped.files].filter(isSoundFont);
  if (fonts.length === dropped.files.length) return { fonts, music: null };
  const music: FileArrivals = {
    // 0 while it is not known.
    size: Math.max(0, all.size - fonts.length),
    files: async (signal) =>
      (await all.files(signal)).filter((arrival) => 'error' in arrival || !isSoundFont(arrival)),
  };
  return { fonts, music };
}
