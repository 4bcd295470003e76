import type { Library } from './kinds.ts';

/**
 * Packages that run tests: a file that imports one is a test, whatever it is called. Plain data, as the libraries are. What
 * also drives browsers for other ends, and what only asserts, is none of them.
 */
const names = [
  '@hapi/lab', '@japa/runner', '@jest/globals', 'ava', 'bun:test', 'jasmine', 'jest', 'lab', 'mocha', 'node:test', 'tap',
  'tape', 'testcafe', 'uvu', 'vitest',
]; // prettier-ignore

export const runners: readonly Library[] = names.map((name) => ({ package: name, is: ['test'] }));
