// How the page is built: into dist/, which scripts/embed.mjs puts into the program.
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { head } from './scripts/head';
import { parts } from './scripts/parts';

/** A broker to work with: `accord serve`, and then `npm run dev`. */
const broker = process.env.ACCORD_BROKER ?? 'http://127.0.0.1:9292';

/** What the broker puts into the head of each page, for the development server. */
const devBase: Plugin = {
  name: 'dev-base',
  apply: 'serve',
  transformIndexHtml: () => [{ tag: 'base', attrs: { href: '/' }, injectTo: 'head-prepend' }],
};

export default defineConfig({
  base: './', // addresses are relative to <base>, which the broker writes: it may stand below a path
  plugins: [react(), devBase, head, parts],
  build: {
    outDir: process.env.ACCORD_WEB_OUT ?? 'dist',
    emptyOutDir: true,
    assetsDir: 'ui/assets',
    assetsInlineLimit: 0, // the content security policy allows no data: addresses for scripts
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  server: {
    proxy: {
      '/': {
        target: broker,
        // What asks for JSON or events goes to the broker; pages and their files stay here.
        bypass: (request) =>
          /json|event-stream/.test(request.headers.accept ?? '') || request.method !== 'GET'
            ? undefined
            : request.url,
      },
    },
  },
  // A test that needs a document says so in its first line: making one takes a second.
  test: { include: ['src/**/*.test.{ts,tsx}'], restoreMocks: true },
});
