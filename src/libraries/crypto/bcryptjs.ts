import type { Library } from '../kinds.ts';

export default {
  package: 'bcryptjs',
  is: ['crypto', 'auth'],
  crypto: [
    {
      at: '.hash|hashSync',
      does: 'hash-password',
      input: '[0]',
      options: '[1]',
      cost: { value: '[1]', least: 10 },
      salt: '[1]',
    },
    { at: '.genSalt|genSaltSync', does: 'random', options: '[0]', cost: { value: '[0]', least: 10 } },
    { at: '.compare|verify', does: 'compare-password', later: true, input: '[0]' },
    { at: '.compareSync|verifySync', does: 'compare-password', input: '[0]' },
  ],
  sanitizers: [
    { at: '.hash|hashSync', input: '[0]', safeFor: ['*'], yields: 'text' },
    { at: '.compare|compareSync|verify|verifySync', input: '[0]', safeFor: ['*'], yields: 'boolean' },
  ],
  callbacks: [{ at: '.hash|compare|genSalt', function: '[last]', runs: 'later' }],
  blocking: [{ at: '.hashSync|compareSync|verifySync', kind: 'hash' }],
} as const satisfies Library;
