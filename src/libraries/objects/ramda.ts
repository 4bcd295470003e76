import type { Library } from '../kinds.ts';

export default {
  package: 'ramda',
  aliases: ['ramda-adjunct'],
  apart: true,
  presence: [
    {
      at: '.isNil|isEmpty|isBlank|isNilOrEmpty|isNull|isUndefined|isEmptyString|isEmptyArray|isFalsy',
      value: '[0]',
      is: 'absent',
    },
    {
      at: '.isNotNil|isNotEmpty|isNotBlank|isNotNilOrEmpty|isNotNull|isNotUndefined|isTruthy',
      value: '[0]',
      is: 'there',
    },
  ],
  wraps: [{ at: '.once|memoizeWith|unary|nAry', function: '[last]' }],
  equalities: [{ at: '.equals|identical', values: '[0..1]' }],
  flows: [
    { at: '.clone', from: '[0]', to: 'return' },
    // What is left when some members are left out is still whatever the caller chose to send.
    { at: '.omit|dissoc|dissocPath|reject|map|mapObjIndexed|evolve|modify', from: '[1]', to: 'return' },
    { at: '.assoc|assocPath', from: '[2]', to: 'return' },
    { at: '.mergeRight|mergeLeft|merge|mergeDeepRight|mergeDeepLeft', from: '[0..1]', to: 'return' },
    { at: '.mergeAll', from: '[0] element', to: 'return' },
    { at: '.keys', from: '[0] names', to: 'return element' },
    { at: '.values', from: '[0] values', to: 'return element' },
  ],
  callbacks: [
    {
      at: '.forEach|map|filter|reject|find|any|all|chain|forEachObjIndexed',
      function: '[0]',
      runs: 'each',
      over: '[1]',
    },
    { at: '.reduce', function: '[0]', runs: 'each', over: '[2]' },
  ],
} as const satisfies Library;
