import type { Library } from '../kinds.ts';

export default {
  package: 'zod-express-middleware',
  is: ['validator'],
  middleware: [
    {
      at: '.validateRequest|processRequest ()',
      does: 'validates',
      parts: ['body'],
      schema: '[0] .body',
      style: 'builder',
      when: [{ argument: '[0] .body', present: true }],
    },
    {
      at: '.validateRequest|processRequest ()',
      does: 'validates',
      parts: ['query'],
      schema: '[0] .query',
      style: 'builder',
      when: [{ argument: '[0] .query', present: true }],
    },
    {
      at: '.validateRequest|processRequest ()',
      does: 'validates',
      parts: ['path'],
      schema: '[0] .params',
      style: 'builder',
      when: [{ argument: '[0] .params', present: true }],
    },
    {
      at: '.validateRequestBody|processRequestBody ()',
      does: 'validates',
      parts: ['body'],
      schema: '[0]',
      style: 'builder',
    },
    {
      at: '.validateRequestQuery|processRequestQuery ()',
      does: 'validates',
      parts: ['query'],
      schema: '[0]',
      style: 'builder',
    },
    {
      at: '.validateRequestParams|processRequestParams ()',
      does: 'validates',
      parts: ['path'],
      schema: '[0]',
      style: 'builder',
    },
  ],
} as const satisfies Library;
