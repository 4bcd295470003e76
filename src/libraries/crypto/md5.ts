import type { Library } from '../kinds.ts';

export default {
  package: 'md5',
  is: ['crypto'],
  crypto: [{ at: '/', does: 'hash', algorithm: 'md5', input: '[0]' }],
  sanitizers: [{ at: '/', input: '[0]', safeFor: ['*'], yields: 'text' }],
} as const satisfies Library;
