import type { Library } from '../kinds.ts';

export default {
  package: 'celebrate',
  is: ['validator'],
  types: { Joi: ['.Joi'] },
  extends: { Joi: ['joi:Joi'] },
  constants: {
    '.Segments .BODY': 'body',
    '.Segments .QUERY': 'query',
    '.Segments .PARAMS': 'params',
    '.Segments .HEADERS': 'headers',
    '.Segments .COOKIES': 'cookies',
    '.Segments .SIGNEDCOOKIES': 'signedCookies',
  },
  middleware: [
    {
      at: '.celebrate ()',
      does: 'validates',
      parts: ['body'],
      schema: '[0] .body',
      style: 'builder',
      when: [{ argument: '[0] .body', present: true }],
    },
    {
      at: '.celebrate ()',
      does: 'validates',
      parts: ['query'],
      schema: '[0] .query',
      style: 'builder',
      when: [{ argument: '[0] .query', present: true }],
    },
    {
      at: '.celebrate ()',
      does: 'validates',
      parts: ['path'],
      schema: '[0] .params',
      style: 'builder',
      when: [{ argument: '[0] .params', present: true }],
    },
    {
      at: '.celebrate ()',
      does: 'validates',
      parts: ['headers'],
      schema: '[0] .headers',
      style: 'builder',
      when: [{ argument: '[0] .headers', present: true }],
    },
    {
      at: '.celebrate ()',
      does: 'validates',
      parts: ['cookies'],
      schema: '[0] .cookies',
      style: 'builder',
      when: [{ argument: '[0] .cookies', present: true }],
    },
    { at: '.errors ()', does: 'handles-errors' },
  ],
} as const satisfies Library;
