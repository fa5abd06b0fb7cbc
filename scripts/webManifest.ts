// What an installed Cadenza tells the system: its name and pictures, which files it opens, what can be shared to it.
// `vite build` writes it as manifest.webmanifest.
import type { ManifestOptions } from 'vite-plugin-pwa';

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
  name: 'Cadenza',
  short_name: 'Cadenza',
  description: 'Teaches your browser to play like you: an LSTM learns from your music, here.',
  lang: 'en',
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
      label: 'A take on the piano roll, as it plays',
    },
    {
      src: 'screenshots/narrow.png',
      sizes: '390x844',
      type: 'image/png',
      form_factor: 'narrow',
      label: 'A take on a phone',
    },
  ],
  shortcuts: [
    { name: 'Train', url: './#train' },
    { name: 'Compose', url: './#compose' },
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
