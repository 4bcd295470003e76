import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/platform-fastify',
  is: ['framework'],
  types: { NestFastifyApplication: [], FastifyAdapter: ['.FastifyAdapter ()'] },
  extends: { NestFastifyApplication: ['@nestjs/common:INestApplication', 'fastify:FastifyInstance'] },
  applications: ['NestFastifyApplication'],
  routers: ['FastifyAdapter'],
  prefixes: [
    { at: 'FastifyAdapter .getInstance', prefix: '[0]', view: true, as: 'fastify:FastifyInstance' },
    { at: '@nestjs/core:AbstractHttpAdapter .getInstance', prefix: '[0]', view: true, as: 'fastify:FastifyInstance' },
  ],
  // What `NestFactory.create` gives is one where it was handed this adapter.
  scopes: [
    {
      at: '@nestjs/common:INestApplication .register',
      plugin: '[0]',
      prefix: '[1] .prefix',
      type: 'fastify:FastifyInstance',
      options: '[1]',
      loads: true,
    },
    {
      at: 'FastifyAdapter .register',
      plugin: '[0]',
      prefix: '[1] .prefix',
      type: 'fastify:FastifyInstance',
      options: '[1]',
      loads: true,
    },
  ],
} as const satisfies Library;
