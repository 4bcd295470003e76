import type { Library } from '../kinds.ts';

export default {
  package: 'jwt-decode',
  is: ['crypto'],
  crypto: [
    { at: '/', does: 'decode-token', input: '[0]' },
    { at: '.jwtDecode', does: 'decode-token', input: '[0]' },
  ],
  flows: [
    { at: '/', from: '[0]', to: 'return', deep: true },
    { at: '.jwtDecode', from: '[0]', to: 'return', deep: true },
  ],
} as const satisfies Library;
