import type { Library } from '../kinds.ts';

export default {
  package: 'jsonwebtoken',
  versions: '5 || 6 || 7 || 8 || 9',
  is: ['auth', 'crypto'],
  scheme: 'JWT',
  credentials: ['.verify ()', '.verify [last] param1'],
  crypto: [
    {
      at: '.sign',
      does: 'sign-token',
      input: '[0]',
      secret: '[1]',
      options: '[2]',
      expires: [
        { value: '[2] .expiresIn', unit: 's' },
        { value: '[0] .exp', unit: 's' },
      ],
    },
    {
      at: '.verify',
      does: 'verify-token',
      input: '[0]',
      secret: '[1]',
      options: '[2]',
      algorithms: ['[2] .algorithms'],
      issuer: '[2] .issuer',
      audience: '[2] .audience',
      ignoresExpiry: '[2] .ignoreExpiration',
    },
    { at: '.decode', does: 'decode-token', input: '[0]', options: '[1]' },
  ],
  // What was not verified is still the caller's.
  flows: [{ at: '.decode', from: '[0]', to: 'return', deep: true }],
  callbacks: [{ at: '.sign|verify', function: '[last]', runs: 'later' }],
  secrets: [
    { at: '.sign|verify', value: '[1]', what: 'signing key' },
    { at: '.sign', value: '[1] .key', what: 'signing key' },
  ],
} as const satisfies Library;
