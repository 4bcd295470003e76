import { defineConfig } from 'vitest/config';
import { areas } from './areas.ts';

const area = areas.find(({ name }) => name === process.env.MUTANTS_OF) ?? areas[0]!;

export default defineConfig({
  test: {
    include: [...area.tests],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Modules are loaded once for all mutants: which one is active is asked where it stands.
    isolate: false,
  },
});
