import type { Library } from '../kinds.ts';

export default {
  package: 'express-validation',
  is: ['validator'],
  types: { Joi: ['.Joi'] },
  extends: { Joi: ['joi:Joi'] },
  middleware: [
    {
      at: '.validate ()',
      does: 'validates',
      parts: ['body'],
      schema: '[0] .body',
      style: 'builder',
      when: [{ argument: '[0] .body', present: true }],
    },
    {
      at: '.validate ()',
      does: 'validates',
      parts: ['query'],
      schema: '[0] .query',
      style: 'builder',
      when: [{ argument: '[0] .query', present: true }],
    },
    {
      at: '.validate ()',
      does: 'validates',
      parts: ['path'],
      schema: '[0] .params',
      style: 'builder',
      when: [{ argument: '[0] .params', present: true }],
    },
    {
      at: '()',
      does: 'validates',
      parts: ['body'],
      schema: '[0] .body',
      style: 'builder',
      when: [{ argument: '[0] .body', present: true }],
    },
    {
      at: '()',
      does: 'validates',
      parts: ['query'],
      schema: '[0] .query',
      style: 'builder',
      when: [{ argument: '[0] .query', present: true }],
    },
    {
      at: '()',
      does: 'validates',
      parts: ['path'],
      schema: '[0] .params',
      style: 'builder',
      when: [{ argument: '[0] .params', present: true }],
    },
  ],
  errors: [{ at: '.ValidationError', status: 400 }],
} as const satisfies Library;
