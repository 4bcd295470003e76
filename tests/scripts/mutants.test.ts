// The mutants that a person chose still have their places: code moves, and the edits are found by its text.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { handMutants } from '../../scripts/mutants/hand.ts';

const inProject = (path: string): URL => new URL(`../../${path}`, import.meta.url);

it.each(handMutants)('$name', ({ file, before, after, tests }) => {
  expect(readFileSync(inProject(file), 'utf8').split(before)).toHaveLength(2);
  expect(after).not.toBe(before);
  if (!('equivalent' in tests)) for (const test of tests) expect(existsSync(inProject(test))).toBe(true);
});
