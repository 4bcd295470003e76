import type { Library } from '../kinds.ts';

export default {
  package: '@okta/jwt-verifier',
  is: ['auth', 'crypto'],
  scheme: 'JWT',
  types: { Verifier: ['()'] },
  credentials: ['Verifier .verifyAccessToken|verifyIdToken () .claims'],
  crypto: [{ at: 'Verifier .verifyAccessToken|verifyIdToken', does: 'verify-token', later: true, input: '[0]' }],
} as const satisfies Library;
