// What an installed Cadenza tells the system: its name and pictures, which files it opens, what can be shared to it.
// `vite build` writes it as manifest.webmanifest.
import type { ManifestOptions } from 'vite-plugin-pwa';
import { LANGUAGE } from '#words/figures.ts';
import { MANIFEST_TEXT } from '#words/page.ts';
import { APP_NAME, SCREEN_TITLES } from '#words/shell.ts';

/** By type; systems go by the endings. */
const MUSIC_FILES = {
  'audio/midi': ['.mid', '.midi', '.kar', '.rmi'],
  'audio/wav': ['.wav'],
  'audio/mpeg': ['.mp3'],
  'audio/flac': ['.flac'],
  'audio/ogg': ['.ogg', '.oga', '.opus'],
  'audio/mp4': ['.m4a'],
  'audio/aac': ['.aac'],
  'audio/webm': ['.webm'],
  'application/x-cadenza': ['.cadenza'],
  'audio/x-soundfont': ['.sf2', '.sf3'],
};

export const webManifest: Partial<ManifestOptions> = {
  id: 'cadenza',
  name: APP_NAME,
  short_name: APP_NAME,
  description: MANIFEST_TEXT.description,
  lang: LANGUAGE,
  dir: 'ltr',
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
  screenshots: [
    {
      src: 'screenshots/wide.png',
      sizes: '1440x900',
      type: 'image/png',
      form_factor: 'wide',
      label: MANIFEST_TEXT.wideScreenshot,
    },
    {
      src: 'screenshots/narrow.png',
      sizes: '390x844',
      type: 'image/png',
      form_factor: 'narrow',
      label: MANIFEST_TEXT.narrowScreenshot,
    },
  ],
  shortcuts: [
    { name: SCREEN_TITLES.train, url: './#train' },
    { name: SCREEN_TITLES.compose, url: './#compose' },
  ],
  file_handlers: [{ action: './', accept: MUSIC_FILES }],
  // One window: a second one would be a second page on the same pieces.
  launch_handler: { client_mode: 'focus-existing' },
  share_target: {
    // Answered by the service worker, src/sw/sw.ts.
    action: './share',
    method: 'POST',
    enctype: 'multipart/form-data',
    params: {
      files: [{ name: 'files', accept: Object.entries(MUSIC_FILES).flat(2) }],
    },
  },
};
