import type { Library } from '../kinds.ts';

export default {
  package: 'io-ts',
  is: ['validator'],
  types: {
    T: ['/'],
    Codec: [
      'T .type|interface|partial|strict|exact|intersection|union|array|readonlyArray|tuple|record|dictionary|keyof|literal|refinement|brand|recursion|clean|alias|readonly ()',
      'T .string|number|boolean|Int|Integer|any|unknown|null|undefined|nullType|UnknownRecord|UnknownArray|object',
      'Codec .pipe ()',
    ],
  },
  schemas: [
    { at: 'T .type|interface|strict', makes: 'object', members: '[0]' },
    { at: 'T .partial', makes: 'object', members: '[0]', adds: 'partial' },
    { at: 'T .exact|readonly|brand|refinement', makes: 'ref', value: '[0]' },
    { at: 'T .array|readonlyArray', makes: 'array', element: '[0]' },
    { at: 'T .union', makes: 'union', value: '[0] flat' },
    { at: 'T .intersection', makes: 'ref', value: '[0] flat', adds: 'extend' },
    { at: 'T .literal', makes: 'literal', value: '[0]' },
    { at: 'T .keyof', makes: 'enum' },
    { at: 'T .record|dictionary', makes: 'object', element: '[1]' },
  ],
  validators: [
    {
      at: 'Codec .decode|validate',
      input: '[0]',
      output: 'return .right',
      onlyValid: true,
      fails: { truthy: 'return .left' },
    },
    { at: 'Codec .is', input: '[0]', fails: { falsy: 'return' } },
  ],
} as const satisfies Library;
