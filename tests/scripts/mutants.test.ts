/** Mutants are tried on tests that exist, and on none that starts a process. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { groups, root, testsOf } from '../../scripts/mutants/areas.ts';

const areas = groups.flatMap((group) => group.areas);

describe('the tests of an area of mutants', () => {
  it.each(areas.map((area) => [area.name, area] as const))('of %s are found', (_, area) => {
    const tests = testsOf(area);
    expect(tests.length).toBeGreaterThan(1);
    for (const path of tests) expect(existsSync(join(root, path)), path).toBe(true);
  });

  it('are read by their own imports, not by those of programs that they write down', () => {
    // Fails by an error where a text such as `import { get } from './get.ts'` is followed.
    expect(testsOf({ name: 'linker', mutate: [], tests: ['tests/linker'] }).length).toBeGreaterThan(50);
  });
});
