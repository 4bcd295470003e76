import type { Library } from '../kinds.ts';

export default {
  package: 'express-sslify',
  // Those that came without encryption are sent to the same address with it.
  middleware: [{ at: '.HTTPS ()', does: 'other' }],
} as const satisfies Library;
