import type { Library } from '../kinds.ts';

export default {
  package: 'lodash',
  aliases: ['lodash-es', 'underscore', 'es-toolkit', 'radash', 'remeda'],
  apart: true,
  wraps: [{ at: '.once|debounce|throttle|memoize|ary|unary|after|before', function: '[0]' }],
  returns: [
    { at: '.merge|mergeDeep|toMerged', value: '[0..]', wins: 'last' },
    { at: '.defaultsDeep', value: '[0..]', wins: 'first' },
  ],
  equalities: [
    { at: '.isEqual|eq|isDeepEqual', values: '[0..1]' },
    { at: '/fp .isEqual|eq|equals', values: '[0..1]' },
  ],
  presence: [
    { at: '.isNil|isNull|isUndefined|isEmpty|isNullish', value: '[0]', is: 'absent' },
    { at: '/fp .isNil|isNull|isUndefined|isEmpty', value: '[0]', is: 'absent' },
    { at: '/compat .isNil|isNull|isUndefined|isEmpty', value: '[0]', is: 'absent' },
    { at: '.isNotNil|isNonNullish|isNonNull|isDefined', value: '[0]', is: 'there' },
  ],
  // The text of a template is code.
  sinks: [{ at: '.template', kind: 'code', value: '[0]' }],
  flows: [
    { at: '.clone|cloneDeep|toPlainObject|shallowClone', from: '[0]', to: 'return' },
    // What is left when some members are left out is still whatever the caller chose to send.
    { at: '.omit|omitBy|pickBy|mapValues|mapKeys|compactObject|shake', from: '[0]', to: 'return' },
    {
      at: '.assign|assignIn|extend|extendOwn|merge|defaults|defaultsDeep|mergeDeep|toMerged',
      from: '[0..]',
      to: 'return',
    },
    { at: '.assign|assignIn|extend|extendOwn|merge|defaults|defaultsDeep', from: '[1..]', to: '[0]' },
    { at: '.assignWith|assignInWith|extendWith|mergeWith', from: '[0..-1]', to: 'return' },
    { at: '.assignWith|assignInWith|extendWith|mergeWith', from: '[1..-1]', to: '[0]' },
    { at: '.keys|keysIn', from: '[0] names', to: 'return element' },
    { at: '.values|valuesIn', from: '[0] values', to: 'return element' },
    { at: '.toPairs|entries|toPairsIn|pairs', from: '[0] names', to: 'return element .0' },
    { at: '.toPairs|entries|toPairsIn|pairs', from: '[0] values', to: 'return element .1' },
    { at: '.fromPairs|object', from: '[0] element element', to: 'return' },
  ],
  guards: [
    { at: '.includes|contains', input: '[1]', against: '[0]', safeFor: ['*'] },
    { at: '.has', input: '[1]', against: '[0]', safeFor: ['*'] },
    { at: '.isInteger|isSafeInteger|isFinite|isNumber|isBoolean', input: '[0]', safeFor: ['*'] },
  ],
  callbacks: [
    {
      at: '.forEach|each|map|filter|find|some|every|flatMap|forOwn|forIn|mapValues|mapKeys|omitBy|pickBy',
      function: '[1]',
      runs: 'each',
      over: '[0]',
    },
    { at: '.reduce|transform', function: '[1]', runs: 'each' },
  ],
} as const satisfies Library;
