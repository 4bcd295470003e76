import type { Library } from '../kinds.ts';

export default {
  package: '@upstash/ratelimit',
  is: ['security'],
  types: { Ratelimit: ['.Ratelimit|MultiRegionRatelimit ()'] },
  middleware: [{ at: 'Ratelimit .limit|blockUntilReady', does: 'limits', tells: true }],
} as const satisfies Library;
