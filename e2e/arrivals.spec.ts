// Files that the system brings: opened with the installed app, and shared to it.
import { readFile } from 'node:fs/promises';
import { corpusPath } from './badFiles.ts';
import { expect, test } from './cadenza.ts';
import { dropFiles } from './dropFiles.ts';

interface Launch {
  readonly targetURL: string;
  readonly files: readonly FileSystemFileHandle[];
}
type LaunchingWindow = typeof globalThis & {
  launchQueue: { setConsumer(consumer: (launch: Launch) => void): void };
  launch: (launch: Launch) => void;
};

const toBase64 = async (name: string): Promise<string> =>
  readFile(corpusPath(name), { encoding: 'base64' });

test('files opened with the app, and a shortcut of its icon', async ({ page, server }) => {
  // No browser opens files from a test: the queue's consumer is called as the browser would.
  await page.addInitScript(() => {
    const scope = globalThis as LaunchingWindow;
    scope.launchQueue.setConsumer = (consumer) => {
      scope.launch = consumer;
    };
  });
  await page.goto(server.url);
  await page.evaluate(
    async ({ targetURL, address }) => {
      const folder = await navigator.storage.getDirectory();
      const handle = await folder.getFileHandle('solace.mid', { create: true });
      const writable = await handle.createWritable();
      await writable.write(await (await fetch(address)).arrayBuffer());
      await writable.close();
      (globalThis as LaunchingWindow).launch({ targetURL, files: [handle] });
    },
    { targetURL: server.url, address: './corpus/solace.mid' },
  );
  await expect(page.getByRole('main').getByText('1 piece added.')).toBeVisible();
  await page.evaluate(
    (targetURL) => (globalThis as LaunchingWindow).launch({ targetURL, files: [] }),
    `${server.url}#train`,
  );
  await expect(page.getByRole('heading', { level: 1, name: 'Train' })).toBeVisible();
});

test('files shared while the app is open, by a form as the system sends it', async ({
  app,
  server,
  context,
}) => {
  const main = app.getByRole('main');
  await expect(main.getByText('Works offline')).toBeVisible();
  const address = `${server.url}share`;
  const answer = await app.evaluate(
    async ({ address, base64 }) => {
      const form = new FormData();
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      form.append('files', new File([bytes], 'Šolace 1.mid', { type: 'audio/midi' }));
      const response = await fetch(address, { method: 'POST', body: form });
      return { isRedirected: response.redirected, url: response.url };
    },
    { address, base64: await toBase64('solace.mid') },
  );
  expect(answer).toEqual({ isRedirected: true, url: server.url });
  await expect(main.getByText('1 piece added.')).toBeVisible();
  const pieces = app.getByRole('region', { name: 'Pieces' }).getByRole('heading', { level: 3 });
  await expect(pieces).toHaveText(['Šolace 1']);

  // The app closed; a page of another kind posts, as the system's share sheet does.
  await app.goto('about:blank');
  const sheet = await context.newPage();
  await sheet.setContent(
    `<form method="post" enctype="multipart/form-data" action="${address}"><input type="file" name="files" multiple /><button>Share</button></form>`,
  );
  await sheet
    .locator('input')
    .setInputFiles([corpusPath('bethena.mid'), corpusPath('pineapple-rag.mid')]);
  await sheet.getByRole('button', { name: 'Share' }).click();
  await expect(sheet).toHaveURL((url) => url.href.replace(url.hash, '') === server.url);
  await expect(sheet.getByRole('main').getByText('2 pieces added.')).toBeVisible();
  // They leave the inbox once the pieces are kept.
  const left = () =>
    sheet.evaluate(async () => (await (await caches.open('cadenza-shared')).keys()).length);
  await expect.poll(left, { message: 'each is handed out once' }).toBe(0);
});

test('files shared while this tab only looks on wait for the one that has the project', async ({
  app,
  server,
  context,
}) => {
  const main = app.getByRole('main');
  await dropFiles(app, [corpusPath('bethena.mid')]);
  await expect(main.getByText('1 piece added.')).toBeVisible();
  // Until it is written, and a second tab has something to look on at.
  await app.waitForTimeout(1000);
  const second = await context.newPage();
  await second.goto(server.url);
  await expect(second.getByText('Untitled is open in another tab.')).toBeVisible();
  const waiting = () =>
    second.evaluate(async () => (await (await caches.open('cadenza-shared')).keys()).length);
  // The inbox as the service worker leaves it, and its word to this tab alone.
  await second.evaluate(
    async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const cache = await caches.open('cadenza-shared');
      const headers = { 'Content-Type': 'audio/midi', 'X-File-Name': 'solace.mid' };
      await cache.put('/shared/1', new Response(bytes, { headers }));
      const word = new MessageEvent('message', { data: 'cadenza:files-shared' });
      navigator.serviceWorker.dispatchEvent(word);
    },
    await toBase64('solace.mid'),
  );
  await second.waitForTimeout(1000);
  expect(await waiting()).toBe(1);
  await second.getByRole('button', { name: 'Use it here' }).click();
  await expect(second.getByRole('main').getByText('1 piece added.')).toBeVisible();
  await expect.poll(waiting).toBe(0);
  await expect(app.getByText('Untitled is open in another tab.')).toBeVisible();
});
