import type { Library } from '../kinds.ts';

export default {
  package: '@unkey/ratelimit',
  is: ['security'],
  types: { Ratelimit: ['.Ratelimit ()'] },
  middleware: [{ at: 'Ratelimit .limit', does: 'limits', tells: true }],
} as const satisfies Library;
