import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/jwt',
  aliases: ['fastify-jwt'],
  is: ['auth'],
  middleware: [
    { at: '/', does: 'other' },
    { at: '.fastifyJwt', does: 'other' },
  ],
  scheme: 'JWT',
  // With a namespace what signs and verifies lies a member deeper.
  types: { JWT: ['fastify:FastifyInstance .jwt', 'fastify:FastifyInstance .jwt .*'] },
  credentials: ['fastify:FastifyRequest .user', 'fastify:FastifyRequest .jwtVerify ()', 'JWT .lookupToken ()'],
  crypto: [
    { at: 'fastify:FastifyRequest .jwtVerify', does: 'verify-token', options: '[0]', later: true },
    { at: 'fastify:FastifyRequest .jwtDecode', does: 'decode-token', options: '[0]' },
    {
      at: 'fastify:FastifyReply .jwtSign',
      does: 'sign-token',
      input: '[0]',
      options: '[1]',
      expires: [
        { value: '[1] .expiresIn', unit: 'ms' },
        { value: '[1] .sign .expiresIn', unit: 'ms' },
        { value: '[0] .exp', unit: 's' },
      ],
    },
    {
      at: 'JWT .sign',
      does: 'sign-token',
      input: '[0]',
      options: '[1]',
      expires: [
        { value: '[1] .expiresIn', unit: 'ms' },
        { value: '[0] .exp', unit: 's' },
      ],
    },
    { at: '/', does: 'set-lifetime', expires: [{ value: '[1] .sign .expiresIn', unit: 'ms' }] },
    {
      at: '/',
      does: 'accept-tokens',
      secret: '[1] .secret',
      algorithms: ['[1] .verify .algorithms'],
      issuer: '[1] .verify .allowedIss',
      audience: '[1] .verify .allowedAud',
      ignoresExpiry: '[1] .verify .ignoreExpiration',
    },
    { at: '.fastifyJwt', does: 'set-lifetime', expires: [{ value: '[1] .sign .expiresIn', unit: 'ms' }] },
    {
      at: '.fastifyJwt',
      does: 'accept-tokens',
      secret: '[1] .secret',
      algorithms: ['[1] .verify .algorithms'],
      issuer: '[1] .verify .allowedIss',
      audience: '[1] .verify .allowedAud',
      ignoresExpiry: '[1] .verify .ignoreExpiration',
    },
    { at: 'JWT .verify', does: 'verify-token', input: '[0]', options: '[1]' },
    { at: 'JWT .decode', does: 'decode-token', input: '[0]', options: '[1]' },
  ],
  secrets: [
    { at: '/', value: '[1] .secret', what: 'token signing key' },
    { at: '.fastifyJwt', value: '[1] .secret', what: 'token signing key' },
  ],
} as const satisfies Library;
