// One config for building, serving and testing.
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { PAGE_TEXT } from '#words/page.ts';
import { firstPaintPlugin } from './scripts/firstPaintPlugin.ts';
import { kernelsPlugin } from './scripts/kernelsPlugin.ts';
import { webManifest } from './scripts/webManifest.ts';
import { ISOLATION_HEADERS, PAGE_POLICY, SECURITY_HEADERS } from './src/sw/securityHeaders.ts';

/**
 * The policy in the page too, for the first visit to a host that sends no headers (the development server needs
 * inline scripts), and all headers in the form that Netlify and Cloudflare Pages read.
 */
const securityHeaders: Plugin = {
  name: 'cadenza:security-headers',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
      injectTo: 'head-prepend',
    },
  ],
  generateBundle() {
    const lines = Object.entries(SECURITY_HEADERS).map(([name, value]) => `  ${name}: ${value}\n`);
    this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${lines.join('')}` });
  },
};

/** The words of the page itself. */
const pageWords: Plugin = {
  name: 'cadenza:page-words',
  transformIndexHtml: (html) =>
    Object.entries(PAGE_TEXT).reduce(
      (page, [name, text]) => page.replaceAll(`%${name}%`, text),
      html,
    ),
};

/** Kept with the app: piano, bass, strings and drums. The other instruments are kept when they are first used. */
const PRECACHED_SOUNDS = 'samples/{000,032,033,048,drums}-*.bin';

/** Builds src/sw/sw.ts with the list of everything that is kept on the first visit; src/app/pwa.ts registers it. */
const pwa = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'src/sw',
  filename: 'sw.ts',
  injectRegister: false,
  manifest: webManifest,
  injectManifest: {
    globPatterns: [
      '**/*.{js,css,html,wasm,json,mid,svg,png,md,txt}',
      'starter/weights.bin',
      // Of the network that hears notes in recordings.
      'assets/group1-shard1of1-*.bin',
      PRECACHED_SOUNDS,
    ],
    // For the dialog in which an app is installed, before which nobody is offline.
    globIgnores: ['screenshots/**'],
    // Names that carry a digest.
    dontCacheBustURLsMatching: /^assets\/|\.[0-9a-f]{8}\.bin$/,
    // TensorFlow.js is the largest file; the default of 2 MiB would leave it out with a warning.
    maximumFileSizeToCacheInBytes: 16 * 2 ** 20,
  },
});

export default defineConfig({
  base: './',
  // One page: an unknown path is 404, not the page again.
  appType: 'mpa',
  plugins: [react(), kernelsPlugin(), pageWords, firstPaintPlugin(), securityHeaders, pwa],
  worker: { format: 'es', plugins: () => [kernelsPlugin()] },
  // For the style sheets, the first versions with light-dark(), which is else rewritten.
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      // What the page begins with as three files: on a slow network each of thirty would wait for its turn, and a
      // slow phone can answer between them.
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules\/(react|react-dom|scheduler)\/|src\/app\/createRoot\.ts/,
              priority: 2,
            },
            {
              name: 'parts',
              test: /node_modules\/|src\/(components|core|services|store|words|workers)\//,
              tags: ['$initial'],
              priority: 1,
            },
            { name: 'start', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: { headers: ISOLATION_HEADERS },
  // As headers they bind the workers as well.
  preview: { headers: SECURITY_HEADERS },
});
