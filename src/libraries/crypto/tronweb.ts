import type { Library } from '../kinds.ts';

export default {
  package: 'tronweb',
  is: ['crypto'],
  types: { TronWeb: ['/', '.TronWeb'] },
  secrets: [
    { at: 'TronWeb', value: '[0] .privateKey', what: 'wallet private key' },
    { at: 'TronWeb .fromMnemonic', value: '[0]', what: 'seed phrase' },
  ],
} as const satisfies Library;
