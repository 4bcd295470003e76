import type { Library } from '../kinds.ts';

export default {
  package: 'sha1',
  is: ['crypto'],
  crypto: [{ at: '/', does: 'hash', algorithm: 'sha1', input: '[0]' }],
  sanitizers: [{ at: '/', input: '[0]', safeFor: ['*'], yields: 'text' }],
} as const satisfies Library;
