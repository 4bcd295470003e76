import type { Library } from '../kinds.ts';

export default {
  package: 'jws',
  is: ['auth', 'crypto'],
  crypto: [
    { at: '.sign|createSign', does: 'sign-token', input: '[0] .payload', secret: '[0] .secret', options: '[0]' },
    { at: '.verify', does: 'verify-token', fails: 'false', input: '[0]', secret: '[2]', options: '[1]' },
    { at: '.decode', does: 'decode-token', input: '[0]' },
  ],
  flows: [{ at: '.decode', from: '[0]', to: 'return', deep: true }],
  secrets: [
    { at: '.sign', value: '[0] .secret', what: 'signing key' },
    { at: '.sign', value: '[0] .privateKey', what: 'private key' },
    { at: '.verify', value: '[2]', what: 'signing key' },
  ],
} as const satisfies Library;
