// One config for building, serving and testing.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Shared memory (threads) needs a cross-origin isolated page. */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: { target: 'es2023' },
  server: { headers: isolationHeaders },
  preview: { headers: isolationHeaders },
});
