import type { Library } from '../kinds.ts';

export default {
  package: 'passport',
  aliases: ['koa-passport', '@passport-next/passport', '@outlinewiki/koa-passport'],
  is: ['auth'],
  types: {
    Passport: ['/', '.Passport ()', '.Authenticator ()', '.KoaPassport ()'],
    PassportStatic: [],
    Authenticator: [],
  },
  extends: { PassportStatic: ['Passport'], Authenticator: ['Passport'] },
  fluent: ['Passport .use|unuse|framework'],
  credentials: [
    'express:Request .user|account',
    'express:Request .isAuthenticated ()',
    'express:Request .isUnauthenticated ()',
    'express:Request .session .passport',
    'koa:Context .isAuthenticated ()',
    'koa:Context .isUnauthenticated ()',
    'koa:Context .state .user',
    'koa:Context .req .user',
  ],
  middleware: [
    {
      at: 'Passport .authenticate ()',
      does: 'authenticates',
      // Who is not signed in passes the strategy of the session, and of whom nothing is remembered that of those who are.
      when: [
        { argument: '[0] flat', isNot: 'session' },
        { argument: '[0]', isNot: 'remember-me' },
      ],
      unless: [
        { argument: '[0] flat', is: 'anonymous' },
        { argument: '[0] flat', letsAllBy: true },
      ],
    },
    { at: 'Passport .authenticate ()', does: 'session', when: [{ argument: '[0] flat', is: 'session' }] },
    { at: 'Passport .authorize ()', does: 'authenticates' },
    { at: 'Passport .initialize ()', does: 'session' },
    { at: 'Passport .session ()', does: 'session' },
  ],
  bindings: [{ at: 'Passport .use', token: '[0]', value: '[1]' }],
  proves: [
    { at: 'express:Request .isAuthenticated', of: 'caller', when: 'true' },
    { at: 'express:Request .isUnauthenticated', of: 'caller', when: 'false' },
    { at: 'koa:Context .isAuthenticated', of: 'caller', when: 'true' },
    { at: 'koa:Context .isUnauthenticated', of: 'caller', when: 'false' },
  ],
  callbacks: [
    { at: 'Passport .authenticate', function: '[last]', runs: 'finish' },
    { at: 'Passport .serializeUser|deserializeUser', function: '[0]', runs: 'later' },
  ],
} as const satisfies Library;
