import type { Library } from '../kinds.ts';

export default {
  package: 'csrf-sync',
  is: ['security'],
  middleware: [{ at: '.csrfSync () .csrfSynchronisedProtection', does: 'csrf' }],
} as const satisfies Library;
