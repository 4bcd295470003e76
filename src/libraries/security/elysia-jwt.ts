import type { Library } from '../kinds.ts';

export default {
  package: '@elysiajs/jwt',
  aliases: ['@elysia/jwt'],
  is: ['auth', 'crypto'],
  scheme: 'JWT',
  types: { Signer: ['.jwt ()', '()'] },
  // What the plugin puts onto the context, under the name that it is given.
  decorates: [
    { at: '.jwt', name: '[0] .name', value: 'call', type: 'elysia:Context' },
    { at: '/', name: '[0] .name', value: 'call', type: 'elysia:Context' },
  ],
  middleware: [
    { at: '.jwt ()', does: 'other' },
    { at: '()', does: 'other' },
  ],
  crypto: [{ at: 'Signer .sign', does: 'sign-token', input: '[0]' }],
  proves: [{ at: 'Signer .verify', of: 'caller', when: 'true', later: true }],
} as const satisfies Library;
