import type { Library } from '../kinds.ts';

export default {
  package: 'next-intl',
  versions: '3 || 4',
  partly: true,
  // It chooses a language: requests are led to another path, and nobody is asked who they are.
  middleware: [{ at: '/middleware ()', does: 'other' }],
} as const satisfies Library;
