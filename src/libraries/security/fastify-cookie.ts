import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/cookie',
  aliases: ['fastify-cookie'],
  is: ['framework'],
  fluent: ['fastify:FastifyReply .setCookie|cookie|clearCookie|unsignCookie'],
  sources: [{ at: 'fastify:FastifyRequest .cookies', part: 'cookies', shape: 'text' }],
  credentials: [
    'fastify:FastifyRequest .cookies .token|jwt|auth|session|sid|access_token|accessToken|auth_token|authToken|id_token|user|sessionId|session_id',
    'fastify:FastifyRequest .unsignCookie ()',
  ],
  middleware: [
    { at: '/', does: 'parses', parts: ['cookies'], shape: 'text' },
    { at: '.fastifyCookie', does: 'parses', parts: ['cookies'], shape: 'text' },
  ],
  secrets: [{ at: '/', value: '[1] .secret', what: 'cookie signing key' }],
} as const satisfies Library;
