import type { Library } from '../kinds.ts';

export default {
  package: 'jwt-simple',
  is: ['auth', 'crypto'],
  scheme: 'JWT',
  // Here decoding verifies, unless told not to.
  credentials: ['.decode ()'],
  crypto: [
    {
      at: '.encode',
      does: 'sign-token',
      input: '[0]',
      secret: '[1]',
      options: '[2]',
      expires: [{ value: '[0] .exp', unit: 's' }],
    },
    { at: '.decode', does: 'verify-token', input: '[0]', secret: '[1]', options: '[3]', algorithms: ['[3]'] },
  ],
  secrets: [{ at: '.encode|decode', value: '[1]', what: 'signing key' }],
} as const satisfies Library;
