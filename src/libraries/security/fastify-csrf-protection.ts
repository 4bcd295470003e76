import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/csrf-protection',
  aliases: ['@fastify/csrf', 'fastify-csrf'],
  is: ['security'],
  middleware: [{ at: 'fastify:FastifyInstance .csrfProtection', does: 'csrf' }],
} as const satisfies Library;
