// One config for building, serving and testing.
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { kernelsPlugin } from './scripts/kernelsPlugin.ts';

/** Shared memory (threads) needs a cross-origin isolated page. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** No other host, whatever a dependency tries. Styles in attributes are React's; blobs are downloads. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** In the page too, for hosts that send no headers; the development server needs inline scripts. */
const policyInPage: Plugin = {
  name: 'cadenza:content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
};

/** Kept with the app: piano, bass, strings and drums. The other instruments are kept when they are first used. */
const PRECACHED_SOUNDS = 'samples/{000,032,033,048,drums}-*.bin';

/**
 * Everything else is precached when the app is first visited; the cache keeps the headers the files were
 * served with, so the page stays isolated offline. src/app/pwa.ts registers the worker.
 */
const pwa = VitePWA({
  registerType: 'prompt',
  injectRegister: false,
  workbox: {
    globPatterns: [
      '**/*.{js,css,html,wasm,json,mid,svg,png,md,txt}',
      'starter/weights.bin',
      // Of the network that hears notes in recordings.
      'assets/group1-shard1of1-*.bin',
      PRECACHED_SOUNDS,
    ],
    // Names that carry a digest.
    dontCacheBustURLsMatching: /^assets\/|\.[0-9a-f]{8}\.bin$/,
    runtimeCaching: [
      {
        urlPattern: /\/samples\/[^/]+\.bin$/,
        handler: 'CacheFirst',
        // The cache of src/services/audio/soundKeeper.ts.
        options: { cacheName: 'cadenza-sounds' },
      },
    ],
    // TensorFlow.js is the largest file; the default of 2 MiB would leave it out with a warning.
    maximumFileSizeToCacheInBytes: 16 * 2 ** 20,
    // The first visit is served from the cache as soon as that is complete.
    clientsClaim: true,
  },
  manifest: {
    id: 'cadenza',
    name: 'Cadenza',
    short_name: 'Cadenza',
    description: 'Teaches your browser to play like you: an LSTM learns from your music, here.',
    lang: 'en',
    start_url: './',
    scope: './',
    display: 'standalone',
    categories: ['music', 'education'],
    theme_color: '#f6f3ec',
    background_color: '#f6f3ec',
    icons: [
      { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
});

export default defineConfig({
  base: './',
  // One page: an unknown path is 404, not the page again.
  appType: 'mpa',
  plugins: [react(), kernelsPlugin(), policyInPage, pwa],
  worker: { format: 'es', plugins: () => [kernelsPlugin()] },
  build: { target: 'es2023' },
  server: { headers: isolationHeaders },
  // As a header it binds the workers as well.
  preview: { headers: { ...isolationHeaders, 'Content-Security-Policy': contentSecurityPolicy } },
});
