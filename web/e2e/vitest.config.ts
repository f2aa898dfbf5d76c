// The tests in a browser: Debian's Chromium against the real broker. ACCORD is the program (build/dev/bin/accord without it).
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['**/*.e2e.ts'],
    expect: { poll: { timeout: 15_000 } }, // a second, as it is by itself, is too little on a busy machine
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    passWithNoTests: false,
  },
});
