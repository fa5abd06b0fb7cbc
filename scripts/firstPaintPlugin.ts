// Puts the page of a first visit into index.html (src/app/firstPaint.tsx), and has public/beforePaint.js begin the app
// once it has been seen.
import { createServer, type Plugin } from 'vite';
import { NOT_LOADED_TEXT } from '#words/page.ts';

interface FirstPaint {
  readonly renderFirstPaint: () => string;
}

const ROOT = '<div id="root">';
const BEFORE_PAINT = '<script src="./beforePaint.js"';
const preloadOf = (chunk: string): RegExp =>
  new RegExp(`<link rel="modulepreload"[^>]* href="([^"]*/${chunk}-[^"]*)">`);
const APP = /<script type="module"( crossorigin)? src="([^"]*)"><\/script>/;

/** Of the build alone: the development server begins with an empty page. */
export function firstPaintPlugin(): Plugin {
  return {
    name: 'cadenza:first-paint',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        const page = await renderPage();
        const sheets = Object.values(bundle ?? {}).flatMap((file) =>
          file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [],
        );
        for (const name of classesOf(page))
          if (!sheets.some((sheet) => sheet.includes(`.${name}`)))
            throw new Error(`the first paint has the class ${name}, which no style sheet has`);
        const [script, crossOrigin = '', app] = APP.exec(html) ?? [];
        const [react, parts] = ['react', 'parts'].map((chunk) => preloadOf(chunk).exec(html)?.[1]);
        if (
          !script ||
          !app ||
          !react ||
          !parts ||
          !html.includes(ROOT) ||
          !html.includes(BEFORE_PAINT)
        )
          throw new Error('index.html lacks #root, beforePaint.js or a file of the app');
        const { notice, reload } = NOT_LOADED_TEXT;
        const data = { files: [react, parts, app].join(' '), notice, reload };
        const attributes = Object.entries(data).map(
          ([name, text]) => ` data-${name}="${escapeText(text)}"`,
        );
        // Fetched at once, but run when the page has been painted.
        return html
          .replace(script, `<link rel="modulepreload"${crossOrigin} href="${app}">`)
          .replace(BEFORE_PAINT, BEFORE_PAINT + attributes.join(''))
          .replace(ROOT, ROOT + page);
      },
    },
  };
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

async function renderPage(): Promise<string> {
  const server = await createServer({
    configFile: false,
    root: process.cwd(),
    mode: 'production',
    appType: 'custom',
    logLevel: 'warn',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    const { renderFirstPaint } = (await server.ssrLoadModule(
      '/src/app/firstPaint.tsx',
    )) as FirstPaint;
    return renderFirstPaint();
  } finally {
    await server.close();
  }
}

function classesOf(page: string): ReadonlySet<string> {
  const lists = [...page.matchAll(/ class="([^"]*)"/g)].map(([, list]) => list!);
  return new Set(lists.flatMap((list) => list.split(' ')).filter((name) => name !== ''));
}
