import type { Library } from '../kinds.ts';

export default {
  package: 'argon2',
  aliases: ['@node-rs/argon2', 'argon2-browser'],
  is: ['crypto', 'auth'],
  crypto: [
    {
      at: '.hash|hashSync|hashRaw',
      does: 'hash-password',
      input: '[0]',
      options: '[1]',
      cost: { value: '[1] .memoryCost', least: 7168 },
      salt: '[1] .salt',
    },
    { at: '.verify', does: 'compare-password', later: true, input: '[1]' },
    { at: '.verifySync', does: 'compare-password', input: '[1]' },
  ],
  sanitizers: [
    { at: '.hash|hashSync', input: '[0]', safeFor: ['*'], yields: 'text' },
    { at: '.verify|verifySync', input: '[1]', safeFor: ['*'], yields: 'boolean' },
  ],
  blocking: [{ at: '.hashSync|verifySync', kind: 'hash' }],
} as const satisfies Library;
