import type { Library } from '../kinds.ts';

/** Up to version 2 verifying gives true or false, from 3 on what the token says or nothing. */
export default {
  package: '@tsndr/cloudflare-worker-jwt',
  versions: '1 || 2 || 3',
  is: ['auth', 'crypto'],
  scheme: 'JWT',
  credentials: ['.verify ()'],
  crypto: [
    {
      at: '.sign',
      does: 'sign-token',
      input: '[0]',
      secret: '[1]',
      options: '[2]',
      expires: [{ value: '[0] .exp', unit: 's' }],
    },
    {
      at: '.verify',
      does: 'verify-token',
      fails: 'false',
      input: '[0]',
      secret: '[1]',
      options: '[2]',
      algorithms: ['[2] .algorithm'],
    },
    { at: '.decode', does: 'decode-token', input: '[0]' },
  ],
  // What was not verified is still the caller's.
  flows: [{ at: '.decode', from: '[0]', to: 'return', deep: true }],
  secrets: [{ at: '.sign|verify', value: '[1]', what: 'signing key' }],
} as const satisfies Library;
