/** How vitest runs the tests of one area under Stryker, which loads this in the root of its copy of the project. */
import { defineConfig } from 'vitest/config';
import { groups, testsOf } from './areas.ts';
import { Quickest } from './quickest.ts';

const area = groups.flatMap(({ areas }) => areas).find(({ name }) => name === process.env.MUTANTS_OF);
if (area === undefined) throw new Error('MUTANTS_OF names no area.');

export default defineConfig({
  test: {
    include: testsOf(area),
    setupFiles: ['scripts/mutants/loaded.ts'],
    sequence: { sequencer: Quickest },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Modules are loaded once: which mutant is active is asked where it stands.
    isolate: false,
  },
});
