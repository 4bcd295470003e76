import type { Library } from '../kinds.ts';

export default {
  package: 'express-limiter',
  is: ['security'],
  types: { Limiter: ['()'] },
  conventions: {
    middleware: {
      params: ['express:Request', 'express:Response', 'express:Next'],
      rejected: { '4': 'lost', '5': 'handled' },
      continues: 'next',
    },
  },
  middleware: [{ at: 'Limiter ()', does: 'limits' }],
  // Made with an application, it mounts itself there.
  settings: [{ at: '/', is: 'enable', items: '[0]', does: 'limits' }],
} as const satisfies Library;
