import type { Library } from '../kinds.ts';

export default {
  package: 'rxjs',
  // A stream of one value stands for that value to those who wait for it.
  returns: [{ at: '.of', value: '[0]' }],
  callbacks: [
    { at: '.finalize', function: '[0]', runs: 'finish' },
    { at: '/operators .finalize', function: '[0]', runs: 'finish' },
    { at: '.catchError', function: '[0]', runs: 'error' },
    { at: '/operators .catchError', function: '[0]', runs: 'error' },
  ],
} as const satisfies Library;
