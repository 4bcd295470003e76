import type { Library } from '../kinds.ts';

export default {
  package: 'aws-jwt-verify',
  is: ['auth', 'crypto'],
  scheme: 'JWT',
  types: { Verifier: ['.CognitoJwtVerifier|JwtVerifier|JwtRsaVerifier .create ()'] },
  credentials: ['Verifier .verify|verifySync ()'],
  crypto: [
    { at: 'Verifier .verify', does: 'verify-token', later: true, input: '[0]' },
    { at: 'Verifier .verifySync', does: 'verify-token', input: '[0]' },
  ],
} as const satisfies Library;
