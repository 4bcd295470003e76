import type { Library } from '../kinds.ts';

const MADE = [
  '.ok|err|okAsync|errAsync|safeTry|fromPromise|fromSafePromise ()',
  '.Result|ResultAsync .fromPromise|fromSafePromise|combine|combineWithAllErrors ()',
  '.fromThrowable|fromAsyncThrowable () ()',
  '.Result|ResultAsync .fromThrowable () ()',
  'Result .map|mapErr|andThen|orElse|asyncMap|asyncAndThen|andTee|orTee|andThrough|asyncAndThrough ()',
] as const;

/** What fails is handed on to the end of a chain, which answers it: nothing behind it runs. */
export default {
  package: 'neverthrow',
  partly: true,
  types: { Result: MADE },
  proves: [
    {
      at: 'Result .andThen|asyncAndThen|andThrough|asyncAndThrough',
      of: 'right',
      when: 'returns',
      doubt: 'what a result that is handed on was refused for is not followed',
    },
  ],
  callbacks: [
    { at: 'Result .mapErr|orElse|orTee', function: '[0]', runs: 'error' },
    { at: 'Result .match', function: '[1]', runs: 'error' },
  ],
  flows: [
    { at: '.ok|okAsync|fromPromise|fromSafePromise', from: '[0]', to: 'return' },
    { at: '.Result|ResultAsync .fromPromise|fromSafePromise|combine|combineWithAllErrors', from: '[0]', to: 'return' },
    {
      at: 'Result .map|andThen|asyncMap|asyncAndThen|andTee|andThrough|asyncAndThrough',
      from: 'receiver',
      to: '[0] param0',
    },
  ],
} as const satisfies Library;
