import type { Library } from '../kinds.ts';

export default {
  package: 'fastify-decorators',
  is: ['framework'],
  conventions: {
    controller: {
      params: ['fastify:FastifyRequest', 'fastify:FastifyReply'],
      rejected: { '*': 'handled' },
      unhandled: 'leaks',
      continues: 'return',
      returnsResponse: true,
    },
    guard: {
      params: ['fastify:FastifyRequest', 'fastify:FastifyReply'],
      rejected: { '*': 'handled' },
      continues: 'return',
    },
  },
  decorators: [
    // Others run when the handler is done.
    { at: '.Hook', does: 'hook', when: [{ argument: '[0]', is: 'onRequest' }] },
    { at: '.Hook', does: 'hook', when: [{ argument: '[0]', is: 'preParsing' }] },
    { at: '.Hook', does: 'hook', when: [{ argument: '[0]', is: 'preValidation' }] },
    { at: '.Hook', does: 'hook', when: [{ argument: '[0]', is: 'preHandler' }] },
    { at: '.Controller', does: 'controller', path: ['[0] .route', '[0]'] },
    { at: '.GET', does: 'route', method: 'GET', path: ['[0] .url', '[0]'] },
    { at: '.POST', does: 'route', method: 'POST', path: ['[0] .url', '[0]'] },
    { at: '.PUT', does: 'route', method: 'PUT', path: ['[0] .url', '[0]'] },
    { at: '.PATCH', does: 'route', method: 'PATCH', path: ['[0] .url', '[0]'] },
    { at: '.DELETE', does: 'route', method: 'DELETE', path: ['[0] .url', '[0]'] },
    { at: '.HEAD', does: 'route', method: 'HEAD', path: ['[0] .url', '[0]'] },
    { at: '.OPTIONS', does: 'route', method: 'OPTIONS', path: ['[0] .url', '[0]'] },
    { at: '.ALL', does: 'route', method: 'ALL', path: ['[0] .url', '[0]'] },
    {
      at: '.GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ALL',
      does: 'guard',
      items: '[0] .options .onRequest|preHandler|preValidation flat',
    },
  ],
} as const satisfies Library;
