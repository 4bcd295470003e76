import type { Library } from '../kinds.ts';

export default {
  package: 'fastify-guard',
  is: ['auth'],
  // Whoever has none of the roles, or was put onto no request, is refused.
  middleware: [
    { at: '/', does: 'other' },
    { at: 'fastify:FastifyInstance .guard .role|scope ()', does: 'authorizes' },
  ],
} as const satisfies Library;
