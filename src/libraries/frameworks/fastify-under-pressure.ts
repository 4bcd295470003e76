import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/under-pressure',
  aliases: [
    'under-pressure',
    'fastify-healthcheck',
    '@fastify/etag',
    '@fastify/caching',
    '@fastify/accepts',
    '@fastify/env',
    'fastify-graceful-shutdown',
    '@fastify/request-context',
    '@fastify/routes',
  ],
  is: ['framework'],
  middleware: [{ at: '/', does: 'other' }],
} as const satisfies Library;
