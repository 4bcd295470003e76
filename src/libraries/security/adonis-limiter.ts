import type { Library } from '../kinds.ts';

export default {
  package: '@adonisjs/limiter',
  versions: '1 || 2 || 3',
  is: ['security'],
  types: {
    Limiter: ['/services/main', '/services', '.Limiter'],
  },
  middleware: [{ at: 'Limiter .define ()', does: 'limits' }],
} as const satisfies Library;
