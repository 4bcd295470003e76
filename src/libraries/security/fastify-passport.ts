import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/passport',
  aliases: ['fastify-passport'],
  is: ['auth'],
  types: { Authenticator: ['/', '.Authenticator ()', '.fastifyPassport'] },
  credentials: ['fastify:FastifyRequest .user', 'fastify:FastifyRequest .isAuthenticated ()'],
  bindings: [{ at: 'Authenticator .use', token: '[0]', value: '[1]' }],
  middleware: [
    {
      at: 'Authenticator .authenticate|authorize ()',
      does: 'authenticates',
      // Who is not signed in passes the strategy of the session.
      when: [{ argument: '[0] flat', isNot: 'session' }],
      unless: [
        { argument: '[0] flat', is: 'anonymous' },
        { argument: '[0] flat', letsAllBy: true },
      ],
    },
    {
      at: 'Authenticator .authenticate ()',
      does: 'session',
      when: [{ argument: '[0] flat', is: 'session' }],
    },
    { at: 'Authenticator .initialize|secureSession ()', does: 'session' },
  ],
} as const satisfies Library;
