import type { Library } from '../kinds.ts';

export default {
  package: 'fastify-guard',
  is: ['auth'],
  // Whoever has none of the roles is refused, and so is whoever was put onto no request.
  middleware: [
    { at: '/', does: 'other' },
    { at: 'fastify:FastifyInstance .guard .role|scope ()', does: 'authenticates' },
    { at: 'fastify:FastifyInstance .guard .role|scope ()', does: 'authorizes' },
  ],
} as const satisfies Library;
