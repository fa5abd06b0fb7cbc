// Drops files of the disk on the page as a person does: the browser itself makes the drag events
// and the File objects (Chrome DevTools Protocol, Input.dispatchDragEvent).
import type { Page } from 'playwright/test';

/** @param paths absolute */
export async function dropFiles(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const viewport = page.viewportSize() ?? { width: 800, height: 600 };
  const at = { x: viewport.width / 2, y: viewport.height / 2 };
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}
