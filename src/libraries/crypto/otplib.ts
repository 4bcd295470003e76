import type { Library } from '../kinds.ts';

export default {
  package: 'otplib',
  is: ['auth', 'crypto'],
  types: { Authenticator: ['.authenticator', '.totp', '.hotp', '.Authenticator|TOTP|HOTP ()'] },
  crypto: [
    // From version 13 on functions.
    { at: '.verify|verifySync', does: 'verify-token', fails: 'false', input: '[0] .token', secret: '[0] .secret' },
    { at: '.generate|generateSync', does: 'sign-token', secret: '[0] .secret' },
    { at: '.generateSecret', does: 'random' },
    { at: 'Authenticator .check|checkDelta', does: 'verify-token', fails: 'false', input: '[0]', secret: '[1]' },
    { at: 'Authenticator .verify', does: 'verify-token', fails: 'false', input: '[0] .token', secret: '[0] .secret' },
    { at: 'Authenticator .generate', does: 'sign-token', secret: '[0]' },
    { at: 'Authenticator .generateSecret', does: 'random' },
  ],
  secrets: [
    { at: 'Authenticator .generate', value: '[0]', what: 'one-time password secret' },
    { at: 'Authenticator .check', value: '[1]', what: 'one-time password secret' },
    { at: 'Authenticator .verify', value: '[0] .secret', what: 'one-time password secret' },
  ],
} as const satisfies Library;
