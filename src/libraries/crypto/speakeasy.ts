import type { Library } from '../kinds.ts';

export default {
  package: 'speakeasy',
  is: ['auth', 'crypto'],
  crypto: [
    {
      at: '.totp|hotp .verify|verifyDelta',
      does: 'verify-token',
      fails: 'false',
      input: '[0] .token',
      secret: '[0] .secret',
    },
    { at: '.totp|hotp', does: 'sign-token', secret: '[0] .secret' },
    { at: '.generateSecret', does: 'random' },
  ],
  secrets: [
    { at: '.totp|hotp', value: '[0] .secret', what: 'one-time password secret' },
    { at: '.totp|hotp .verify', value: '[0] .secret', what: 'one-time password secret' },
  ],
} as const satisfies Library;
