import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/middie',
  aliases: ['middie', '@fastify/express', 'fastify-express'],
  is: ['framework'],
  conventions: {
    middleware: { params: ['node:http:IncomingMessage', 'node:http:ServerResponse', 'Next'], continues: 'next' },
  },
  types: { Next: [] },
  middleware: [
    { at: '/', does: 'other' },
    { at: '.fastifyMiddie', does: 'other' },
  ],
  mounts: [{ at: 'fastify:FastifyInstance .use', path: '[0]', items: '[0..] flat', convention: 'middleware' }],
} as const satisfies Library;
