import type { Library } from '../kinds.ts';

export default {
  package: 'bcryptjs',
  is: ['crypto', 'auth'],
  crypto: [
    { at: '.hash|hashSync', does: 'hash-password', input: '[0]', options: '[1]' },
    { at: '.genSalt|genSaltSync', does: 'random', options: '[0]' },
    { at: '.compare|compareSync|verify|verifySync', does: 'compare-password', input: '[0]' },
  ],
  sanitizers: [
    { at: '.hash|hashSync', input: '[0]', safeFor: ['*'], yields: 'text' },
    { at: '.compare|compareSync|verify|verifySync', input: '[0]', safeFor: ['*'], yields: 'boolean' },
  ],
  callbacks: [{ at: '.hash|compare|genSalt', function: '[last]', runs: 'later' }],
} as const satisfies Library;
