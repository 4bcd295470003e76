// What a file is for is told by its path.
import { expect, it } from 'vitest';
import { roleOf } from '../../src/host/roles.ts';

it.each([
  'jest.setup.ts',
  'jest.setup.env.js',
  'jest-setup.js',
  'vitest.setup.mts',
  'src/setupTests.ts',
  'src/setup-jest.ts',
  'test-setup.ts',
  'test.teardown.ts',
])('prepares tests: %s', (path) => {
  expect(roleOf(path)).toBe('test');
});
it.each(['src/setup.ts', 'src/routes/setup.ts', 'src/setup-routes.ts', 'src/latest.setup.ts', 'src/tests.ts'])(
  'is a source: %s',
  (path) => {
    expect(roleOf(path)).toBe('source');
  },
);
