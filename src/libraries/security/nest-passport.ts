import type { Library } from '../kinds.ts';

export default {
  package: '@nestjs/passport',
  is: ['auth'],
  middleware: [
    {
      at: '.AuthGuard ()',
      does: 'authenticates',
      unless: [{ argument: '[0] flat', is: 'anonymous' }],
      refuses: { member: 'handleRequest', stranger: [null, false, true] },
    },
    { at: '.AuthGuard () ()', does: 'authenticates', unless: [{ argument: '[0] flat', is: 'anonymous' }] },
  ],
  credentials: ['@nestjs/common:HttpRequest .user'],
  returns: [{ at: '.PassportStrategy', value: '[0]' }],
} as const satisfies Library;
