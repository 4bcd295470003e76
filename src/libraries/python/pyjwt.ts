import type { Library } from '../kinds.ts';

export default {
  package: 'jwt',
  ecosystem: 'pypi',
  is: ['auth', 'crypto'],
  scheme: 'JWT',
  credentials: ['.decode ()'],
  crypto: [
    {
      at: '.encode',
      does: 'sign-token',
      input: '[0]',
      secret: '[1]',
      options: '[algorithm]',
      expires: [{ value: '[0] .exp', unit: 's' }],
    },
    {
      at: '.decode',
      does: 'verify-token',
      input: '[0]',
      secret: '[1]',
      options: '[options]',
      algorithms: ['[algorithms]', '[2]'],
      issuer: '[issuer]',
      audience: '[audience]',
      checksExpiry: '[options] .verify_exp',
    },
    { at: '.get_unverified_header', does: 'decode-token', input: '[0]' },
  ],
  secrets: [
    { at: '.encode|decode', value: '[1]', what: 'signing key' },
    { at: '.encode|decode', value: '[key]', what: 'signing key' },
  ],
} as const satisfies Library;
