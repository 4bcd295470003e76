import type { Library } from '../kinds.ts';

export default {
  package: 'fastest-validator',
  is: ['validator'],
  types: { Validator: ['()'], Check: ['Validator .compile ()'] },
  schemas: [{ at: 'Validator .compile', makes: 'object', members: '[0]' }],
  validators: [
    { at: 'Check', input: '[0]', schema: 'receiver [0]', fails: { truthy: 'return .length' } },
    { at: 'Validator .validate', input: '[0]', schema: '[1]', fails: { truthy: 'return .length' } },
  ],
} as const satisfies Library;
