import type { Library } from '../kinds.ts';

export default {
  package: '@adonisjs/shield',
  versions: '7 || 8',
  is: ['security'],
  middleware: [{ at: '/shield_middleware', does: 'csrf' }],
} as const satisfies Library;
