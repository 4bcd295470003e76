import type { Library } from '../kinds.ts';

export default {
  package: 'jsonschema',
  is: ['validator'],
  types: { Validator: ['.Validator ()'] },
  validators: [
    { at: '.validate', input: '[0]', schema: '[1]', fails: { falsy: 'return .valid' } },
    { at: 'Validator .validate', input: '[0]', schema: '[1]', fails: { falsy: 'return .valid' } },
  ],
} as const satisfies Library;
