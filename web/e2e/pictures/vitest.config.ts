// `npm run pictures`: the pictures of docs/pictures, made anew from the real program.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: { include: ['pictures.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
