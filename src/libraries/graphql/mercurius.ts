import type { Library } from '../kinds.ts';

export default {
  package: 'mercurius',
  is: ['graphql'],
  conventions: {
    resolver: {
      params: ['', 'graphql:Arguments', 'graphql:Context', ''],
      rejected: { '*': 'handled' },
      throwsGiven: true,
      continues: 'return',
      returnsResponse: true,
    },
    context: {
      params: ['fastify:FastifyRequest', 'fastify:FastifyReply'],
      rejected: { '*': 'handled' },
      continues: 'return',
      forAll: true,
    },
  },
  graphql: [
    { at: '/', schema: '[1] .schema', resolvers: '[1] .resolvers', built: '[1] .schema', context: '[1] .context' },
    {
      at: '.mercurius',
      plugin: true,
      schema: '[1] .schema',
      resolvers: '[1] .resolvers',
      built: '[1] .schema',
      context: '[1] .context',
    },
  ],
  errors: [
    { at: '.ErrorWithProps', status: '[2]', message: '[0]' },
    { at: '.ErrorWithProps', status: '[1] .code', message: '[0]' },
    { at: '.ErrorWithProps', status: 500, message: '[0]' },
  ],
} as const satisfies Library;
