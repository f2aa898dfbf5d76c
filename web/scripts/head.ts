// The head of the built index.html: what src/first.ts loads next is fetched with it, and nothing is painted before it, which
// shows the look that the reader chose.
import type { Plugin } from 'vite';

export const head: Plugin = {
  name: 'head',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const main = Object.values(bundle ?? {}).find(
        (chunk) =>
          chunk.type === 'chunk' && chunk.moduleIds.some((id) => id.endsWith('/src/main.tsx')),
      );
      if (!main) throw new Error('src/main.tsx has no file of its own');
      return {
        html: html.replace('<script type="module" ', '<script type="module" blocking="render" '),
        tags: [
          {
            tag: 'link',
            injectTo: 'head',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${main.fileName}` },
          },
        ],
      };
    },
  },
};
