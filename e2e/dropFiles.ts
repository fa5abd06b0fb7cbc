// Drops files of the disk on the page as a person does: the browser itself makes the drag events
// and the File objects (Chrome DevTools Protocol, Input.dispatchDragEvent).
import type { Page } from 'playwright/test';

/** Holds files over the page. @param paths absolute. @returns what lets go of them */
export async function dragFiles(
  page: Page,
  paths: readonly string[],
): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const viewport = page.viewportSize() ?? { width: 800, height: 600 };
  const at = { x: viewport.width / 2, y: viewport.height / 2 };
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const send = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    session.send('Input.dispatchDragEvent', { type, ...at, data });
  await send('dragEnter');
  await send('dragOver');
  return async () => {
    await send('drop');
    await session.detach();
  };
}

/** @param paths absolute */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const drop = await dragFiles(page, paths);
  await drop();
}
