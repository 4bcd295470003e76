import type { Library } from '../kinds.ts';

export default {
  package: 'superstruct',
  is: ['validator'],
  types: {
    S: ['/'],
    Struct: [
      'S .object|type|string|number|integer|boolean|bigint|date|array|tuple|record|map|set|enums|literal|union|intersection|any|unknown|never|optional|nullable|defaulted|coerce|trimmed|size|min|max|pattern|nonempty|refine|define|lazy|dynamic|instance|regexp|func|assign|partial|pick|omit|deprecated|masked|mask ()',
    ],
  },
  schemas: [
    { at: 'S .object', makes: 'object', members: '[0]', adds: 'strict' },
    { at: 'S .type', makes: 'object', members: '[0]' },
    { at: 'S .string|regexp', makes: 'text' },
    { at: 'S .number|bigint', makes: 'number' },
    { at: 'S .integer', makes: 'number', adds: 'int' },
    { at: 'S .boolean', makes: 'boolean' },
    { at: 'S .date', makes: 'date' },
    { at: 'S .array|set', makes: 'array', element: '[0]' },
    { at: 'S .tuple', makes: 'array', element: '[0] flat' },
    { at: 'S .record|map', makes: 'object', element: '[1]' },
    { at: 'S .enums', makes: 'enum', value: '[0]' },
    { at: 'S .literal', makes: 'literal', value: '[0]' },
    { at: 'S .union|intersection', makes: 'union', value: '[0] flat' },
    { at: 'S .any|unknown|define|dynamic|lazy|instance', makes: 'any' },
    { at: 'S .optional', makes: 'ref', value: '[0]', adds: 'optional' },
    { at: 'S .nullable|coerce|trimmed|refine|deprecated', makes: 'ref', value: '[0]' },
    { at: 'S .defaulted', makes: 'ref', value: '[0]', adds: 'default' },
    { at: 'S .size', makes: 'ref', value: '[0]', adds: 'length' },
    { at: 'S .min|nonempty', makes: 'ref', value: '[0]', adds: 'min' },
    { at: 'S .max', makes: 'ref', value: '[0]', adds: 'max' },
    { at: 'S .pattern', makes: 'ref', value: '[0]', adds: 'pattern' },
    { at: 'S .partial', makes: 'ref', value: '[0]', adds: 'partial' },
    { at: 'S .pick', makes: 'ref', value: '[0]', adds: 'pick', members: '[1] flat' },
    { at: 'S .omit', makes: 'ref', value: '[0]', adds: 'omit', members: '[1] flat' },
    { at: 'S .assign', makes: 'ref', value: '[0..]', adds: 'extend' },
  ],

  validators: [
    { at: 'S .assert', input: '[0]', schema: '[1]', fails: 'throws' },
    { at: 'S .create|mask', input: '[0]', schema: '[1]', output: 'return', fails: 'throws' },
    { at: 'S .is', input: '[0]', schema: '[1]', fails: { falsy: 'return' } },
    { at: 'S .validate', input: '[0]', schema: '[1]', output: 'return .1', fails: { truthy: 'return .0' } },
    { at: 'Struct .assert', input: '[0]', fails: 'throws' },
    { at: 'Struct .create|mask', input: '[0]', output: 'return', fails: 'throws' },
    { at: 'Struct .is', input: '[0]', fails: { falsy: 'return' } },
  ],
} as const satisfies Library;
