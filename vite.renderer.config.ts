import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, 'renderer');
const pages = ['index.html', 'report.html'].map((page) => resolve(root, page));

/** The pages: the app itself, and the report that is printed to PDF. */
export default defineConfig({
  root,
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  // The session worker is a module, in the dev server as in the bundle.
  worker: { format: 'es' },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    sourcemap: true,
    // Phaser alone is over the default limit of half a megabyte; everything is read from the local disk.
    chunkSizeWarningLimit: 4096,
    rolldownOptions: { input: pages.filter((page) => existsSync(page)) },
  },
});
