import type { Library } from '../kinds.ts';

export default {
  package: 'fast-jwt',
  is: ['auth', 'crypto'],
  scheme: 'JWT',
  credentials: ['.createVerifier () ()'],
  crypto: [
    { at: '.createSigner ()', does: 'sign-token', input: '[0]' },
    {
      at: '.createSigner',
      does: 'sign-token',
      secret: '[0] .key',
      options: '[0]',
      expires: [{ value: '[0] .expiresIn', unit: 'ms' }],
    },
    { at: '.createVerifier ()', does: 'verify-token', input: '[0]' },
    {
      at: '.createVerifier',
      does: 'verify-token',
      fails: 'false',
      secret: '[0] .key',
      options: '[0]',
      algorithms: ['[0] .algorithms'],
      issuer: '[0] .allowedIss',
      audience: '[0] .allowedAud',
      ignoresExpiry: '[0] .ignoreExpiration',
    },
    { at: '.createDecoder ()', does: 'decode-token', input: '[0]' },
  ],
  flows: [{ at: '.createDecoder ()', from: '[0]', to: 'return', deep: true }],
  secrets: [{ at: '.createSigner|createVerifier', value: '[0] .key', what: 'signing key' }],
} as const satisfies Library;
