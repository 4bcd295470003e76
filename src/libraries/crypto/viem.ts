import type { Library } from '../kinds.ts';

export default {
  package: 'viem',
  is: ['crypto'],
  secrets: [
    { at: '/accounts .mnemonicToAccount', value: '[0]', what: 'seed phrase' },
    { at: '/accounts .privateKeyToAccount', value: '[0]', what: 'wallet private key' },
  ],
} as const satisfies Library;
