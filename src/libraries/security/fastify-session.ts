import type { Library } from '../kinds.ts';

export default {
  package: '@fastify/session',
  aliases: ['fastify-session'],
  is: ['auth'],
  scheme: 'session',
  types: { MemoryStore: ['.MemoryStore ()'] },
  credentials: [
    'fastify:FastifyRequest .session .user|currentUser|current_user|currentUserId|loggedInUser|adminId|userId|user_id|userID|uid|username|account|accountId|email|role|isAdmin|admin|authenticated|isAuthenticated|loggedIn|isLoggedIn|auth|token|customer|customerId|member|memberId|principal|identity|sub',
    'fastify:FastifyRequest .session .get ()',
  ],
  middleware: [
    { at: '/', does: 'session' },
    { at: '.fastifySession', does: 'session' },
  ],
  secrets: [
    { at: '/', value: '[1] .secret', what: 'session secret' },
    { at: '.fastifySession', value: '[1] .secret', what: 'session secret' },
  ],
  setups: [
    {
      at: '/',
      is: 'session',
      store: { at: '[1] .store', otherwise: 'memory', inMemory: 'MemoryStore' },
      cookie: { at: '[1] .cookie', httpOnly: true, secure: true },
    },
    {
      at: '.fastifySession',
      is: 'session',
      store: { at: '[1] .store', otherwise: 'memory', inMemory: 'MemoryStore' },
      cookie: { at: '[1] .cookie', httpOnly: true, secure: true },
    },
  ],
} as const satisfies Library;
