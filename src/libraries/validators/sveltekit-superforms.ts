import type { Library } from '../kinds.ts';

export default {
  package: 'sveltekit-superforms',
  is: ['validator'],
  // An adapter stands for the schema that it is given.
  returns: [{ at: '/adapters .*', value: '[0]' }],
  validators: [
    {
      at: '.superValidate',
      input: '[0]',
      parts: ['body'],
      schema: '[1]',
      output: 'return .data',
      fails: { falsy: 'return .valid' },
    },
    {
      at: '/server .superValidate',
      input: '[0]',
      parts: ['body'],
      schema: '[1]',
      output: 'return .data',
      fails: { falsy: 'return .valid' },
    },
  ],
  sources: [
    { at: '.superValidate () .data', part: 'body', shape: 'deep' },
    { at: '/server .superValidate () .data', part: 'body', shape: 'deep' },
  ],
  responses: [{ at: '.fail', ends: true, body: '[1]', status: '[0]' }],
} as const satisfies Library;
