import type { Library } from '../kinds.ts';

export default {
  package: 'fastify-cli',
  is: ['framework'],
  // `fastify start app.js`
  entryPlugin: 'fastify:FastifyInstance',
} as const satisfies Library;
