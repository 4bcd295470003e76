import type { Library } from '../kinds.ts';

export default {
  package: '@adonisjs/cors',
  versions: '2 || 3',
  is: ['security'],
  middleware: [{ at: '/cors_middleware', does: 'cors' }],
} as const satisfies Library;
