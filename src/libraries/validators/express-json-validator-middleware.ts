import type { Library } from '../kinds.ts';

export default {
  package: 'express-json-validator-middleware',
  is: ['validator'],
  types: { Validator: ['.Validator ()'] },
  middleware: [
    {
      at: 'Validator .validate ()',
      does: 'validates',
      parts: ['body'],
      schema: '[0] .body',
      style: 'json-schema',
      when: [{ argument: '[0] .body', present: true }],
    },
    {
      at: 'Validator .validate ()',
      does: 'validates',
      parts: ['query'],
      schema: '[0] .query',
      style: 'json-schema',
      when: [{ argument: '[0] .query', present: true }],
    },
    {
      at: 'Validator .validate ()',
      does: 'validates',
      parts: ['path'],
      schema: '[0] .params',
      style: 'json-schema',
      when: [{ argument: '[0] .params', present: true }],
    },
  ],
} as const satisfies Library;
