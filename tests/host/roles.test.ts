// What a file is for is told by its path.
import { expect, it } from 'vitest';
import { roleAmong, roleOf } from '../../src/host/roles.ts';

it.each([
  'jest.setup.ts',
  'jest.setup.env.js',
  'jest-setup.js',
  'vitest.setup.mts',
  'src/setupTests.ts',
  'src/setup-jest.ts',
  'test-setup.ts',
  'test.teardown.ts',
  'jest.env.js',
  'src/test-helpers.ts',
  'src/__integration_tests__/mail.ts',
  'integration-tests/mail.ts',
  'test-int/mail.js',
  'cypress.config.js',
  'src/test-utilities/mail.ts',
  'src/mail.test.disabled.ts',
  'src/mail.spec.integration.js',
  'src/testUtils.js',
  'models/hooks/testHelpers.ts',
])('prepares tests: %s', (path) => {
  expect(roleOf(path)).toBe('test');
});
it.each(['performance/run.js', 'load-tests/run.ts', 'services/mock-mail/index.js', 'perf/run.js'])(
  'is run aside: %s',
  (path) => {
    expect(roleOf(path)).toBe('script');
  },
);
it.each([
  'src/performance/review.ts',
  'src/latestUtils.ts',
  'src/setup.ts',
  'src/routes/setup.ts',
  'src/setup-routes.ts',
  'src/latest.setup.ts',
  'src/tests.ts',
  'src/test-runs/index.ts',
])('is a source: %s', (path) => {
  expect(roleOf(path)).toBe('source');
});
it('is a test where it lies beside what it tries, and not among routes', () => {
  const files = new Set(['src/drivers/mysql/index.js', 'src/routes/admin/index.js']);
  const role = (path: string): string => roleAmong(path, (it) => files.has(it));
  expect(role('src/drivers/mysql/test.js')).toBe('test');
  expect(role('src/drivers/mysql/latest.js')).toBe('source');
  expect(role('src/drivers/oracle/test.js')).toBe('source');
  expect(role('src/routes/admin/test.js')).toBe('source');
});
