import type { Library } from '../kinds.ts';

export default {
  package: 'ethers',
  versions: '5 || 6',
  is: ['crypto'],
  types: { Ethers: ['/', '.ethers'] },
  secrets: [
    { at: 'Ethers .Wallet', value: '[0]', what: 'wallet private key' },
    { at: 'Ethers .Wallet .fromPhrase|fromMnemonic', value: '[0]', what: 'seed phrase' },
    { at: 'Ethers .HDNodeWallet .fromPhrase', value: '[0]', what: 'seed phrase' },
    { at: 'Ethers .Mnemonic .fromPhrase', value: '[0]', what: 'seed phrase' },
  ],
} as const satisfies Library;
