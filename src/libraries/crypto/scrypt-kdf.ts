import type { Library } from '../kinds.ts';

export default {
  package: 'scrypt-kdf',
  aliases: ['scryptsy', 'scrypt', 'scrypt-js'],
  is: ['crypto', 'auth'],
  crypto: [
    { at: '.kdf|kdfSync|hash|hashSync', does: 'hash-password', input: '[0]', options: '[1]' },
    { at: '.verify|verifySync|verifyKdf|verifyKdfSync', does: 'compare-password', input: '[1]' },
  ],
} as const satisfies Library;
