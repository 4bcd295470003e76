import type { Library } from '../kinds.ts';

export default {
  package: 'ramda',
  aliases: ['ramda-adjunct'],
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
  equalities: [{ at: '.equals|identical', values: '[0..1]' }],
} as const satisfies Library;
