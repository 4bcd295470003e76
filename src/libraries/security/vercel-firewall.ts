import type { Library } from '../kinds.ts';

export default {
  package: '@vercel/firewall',
  is: ['security'],
  middleware: [{ at: '.checkRateLimit|unstable_checkRateLimit', does: 'limits', tells: true }],
} as const satisfies Library;
