import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/secure-session',
  aliases: ['fastify-secure-session'],
  is: ['auth'],
  scheme: 'session',
  credentials: ['fastify:FastifyRequest .session .get ()'],
  middleware: [
    { at: '/', does: 'session' },
    { at: '.fastifySecureSession', does: 'session' },
  ],
  secrets: [
    { at: '/', value: '[1] .secret', what: 'session secret' },
    { at: '/', value: '[1] .key', what: 'session key' },
    { at: '.fastifySecureSession', value: '[1] .secret', what: 'session secret' },
    { at: '.fastifySecureSession', value: '[1] .key', what: 'session key' },
  ],
  setups: [
    {
      at: '/',
      is: 'session',
      store: { otherwise: 'cookie' },
      cookie: { at: '[1] .cookie', httpOnly: null, secure: null },
    },
    {
      at: '.fastifySecureSession',
      is: 'session',
      store: { otherwise: 'cookie' },
      cookie: { at: '[1] .cookie', httpOnly: null, secure: null },
    },
  ],
} as const satisfies Library;
