import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/passport',
  aliases: ['fastify-passport'],
  is: ['auth'],
  types: { Authenticator: ['/', '.Authenticator ()', '.fastifyPassport'] },
  credentials: ['fastify:FastifyRequest .user', 'fastify:FastifyRequest .isAuthenticated ()'],
  middleware: [
    {
      at: 'Authenticator .authenticate|authorize ()',
      does: 'authenticates',
      unless: [{ argument: '[0]', is: 'anonymous' }],
    },
    { at: 'Authenticator .initialize|secureSession ()', does: 'session' },
  ],
} as const satisfies Library;
