import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'fixtures/**', 'dist/**'],
    // Booting a backend, packing the package and driving an editor each take seconds on a small machine, and half a minute
    // on one that is busy.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A snapshot is written when somebody asks for it (`npx vitest run -u`), reads it and commits it, never beside a run.
    update: 'none',
    // A native parser that dies takes its process with it, and the run says so.
    pool: 'forks',
    // A worker keeps the modules that it has loaded from one test file to the next: loading them anew took half of the time.
    isolate: false,
    // Left to itself Vitest keeps a core for others: of two cores one, and the whole run takes twice as long.
    maxWorkers: '100%',
  },
});
