import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/jwt',
  aliases: ['fastify-jwt'],
  is: ['auth'],
  types: { JWT: ['fastify:FastifyInstance .jwt'] },
  credentials: ['fastify:FastifyRequest .user', 'fastify:FastifyRequest .jwtVerify ()', 'JWT .lookupToken ()'],
  crypto: [
    { at: 'fastify:FastifyRequest .jwtVerify', does: 'verify-token', options: '[0]', later: true },
    { at: 'fastify:FastifyRequest .jwtDecode', does: 'decode-token', options: '[0]' },
    { at: 'fastify:FastifyReply .jwtSign', does: 'sign-token', input: '[0]', options: '[1]' },
    { at: 'JWT .sign', does: 'sign-token', input: '[0]', options: '[1]' },
    { at: 'JWT .verify', does: 'verify-token', input: '[0]', options: '[1]' },
    { at: 'JWT .decode', does: 'decode-token', input: '[0]', options: '[1]' },
  ],
  secrets: [
    { at: '/', value: '[1] .secret', what: 'token signing key' },
    { at: '.fastifyJwt', value: '[1] .secret', what: 'token signing key' },
  ],
} as const satisfies Library;
