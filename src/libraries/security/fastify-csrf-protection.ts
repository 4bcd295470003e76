import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/csrf-protection',
  aliases: ['@fastify/csrf', 'fastify-csrf'],
  is: ['security'],
  middleware: [
    // What it puts onto the instance asks; registering it alone asks nothing.
    { at: '/', does: 'other' },
    { at: '.fastifyCsrfProtection', does: 'other' },
    { at: 'fastify:FastifyInstance .csrfProtection', does: 'csrf' },
  ],
} as const satisfies Library;
