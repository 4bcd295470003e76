import type { Library } from '../kinds.ts';

export default {
  package: 'requests',
  ecosystem: 'pypi',
  is: ['http-client'],
  blocking: [{ at: '.get|post|put|patch|delete|head|options|request', kind: 'wait', inAsync: true }],
} as const satisfies Library;
