import type { Library } from '../kinds.ts';

export default {
  package: 'notp',
  is: ['auth', 'crypto'],
  crypto: [
    { at: '.totp|hotp .verify', does: 'verify-token', fails: 'false', input: '[0]', secret: '[1]' },
    { at: '.totp|hotp .gen', does: 'sign-token', secret: '[0]' },
  ],
  secrets: [{ at: '.totp|hotp .verify', value: '[1]', what: 'one-time password secret' }],
} as const satisfies Library;
