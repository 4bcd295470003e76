import type { Library } from '../kinds.ts';

/** Routes are described by calls that are not read. */
export default {
  package: 'hono-openapi',
  is: ['validator', 'documents'],
  middleware: [
    { at: '.describeRoute|describeResponse|loadVendor ()', does: 'other' },
    {
      at: '.validator ()',
      does: 'validates',
      parts: ['body'],
      schema: '[1]',
      style: 'builder',
      when: [{ argument: '[0]', is: 'json' }],
    },
    {
      at: '.validator ()',
      does: 'validates',
      parts: ['body'],
      schema: '[1]',
      style: 'builder',
      when: [{ argument: '[0]', is: 'form' }],
    },
    {
      at: '.validator ()',
      does: 'validates',
      parts: ['query'],
      schema: '[1]',
      style: 'builder',
      when: [{ argument: '[0]', is: 'query' }],
    },
    {
      at: '.validator ()',
      does: 'validates',
      parts: ['path'],
      schema: '[1]',
      style: 'builder',
      when: [{ argument: '[0]', is: 'param' }],
    },
    {
      at: '.validator ()',
      does: 'validates',
      parts: ['headers'],
      schema: '[1]',
      style: 'builder',
      when: [{ argument: '[0]', is: 'header' }],
    },
    {
      at: '.validator ()',
      does: 'validates',
      parts: ['cookies'],
      schema: '[1]',
      style: 'builder',
      when: [{ argument: '[0]', is: 'cookie' }],
    },
  ],
} as const satisfies Library;
