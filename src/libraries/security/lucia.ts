import type { Library } from '../kinds.ts';

export default {
  package: 'lucia',
  aliases: ['lucia-auth'],
  is: ['auth'],
  scheme: 'session',
  types: { Lucia: ['.Lucia ()', '.lucia ()', '()'] },
  credentials: [
    'Lucia .validateSession () .session|user',
    'Lucia .handleRequest () .validate|validateBearerToken|validateUser ()',
  ],
} as const satisfies Library;
