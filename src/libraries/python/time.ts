import type { Library } from '../kinds.ts';

export default {
  package: 'time',
  ecosystem: 'pypi',
  blocking: [{ at: '.sleep', kind: 'wait', inAsync: true }],
} as const satisfies Library;
