import type { Library } from '../kinds.ts';

export default {
  package: '@hono/zod-validator',
  aliases: [
    '@hono/valibot-validator',
    '@hono/typebox-validator',
    '@hono/standard-validator',
    '@hono/arktype-validator',
    '@hono/effect-validator',
  ],
  is: ['validator'],
  middleware: [
    {
      at: '.zValidator|vValidator|tbValidator|sValidator|arktypeValidator|effectValidator|validator ()',
      does: 'validates',
      parts: ['body'],
      schema: '[1]',
      style: 'builder',
      when: [{ argument: '[0]', is: 'json' }],
    },
    {
      at: '.zValidator|vValidator|tbValidator|sValidator|arktypeValidator|effectValidator|validator ()',
      does: 'validates',
      parts: ['body'],
      schema: '[1]',
      style: 'builder',
      when: [{ argument: '[0]', is: 'form' }],
    },
    {
      at: '.zValidator|vValidator|tbValidator|sValidator|arktypeValidator|effectValidator|validator ()',
      does: 'validates',
      parts: ['query'],
      schema: '[1]',
      style: 'builder',
      when: [{ argument: '[0]', is: 'query' }],
    },
    {
      at: '.zValidator|vValidator|tbValidator|sValidator|arktypeValidator|effectValidator|validator ()',
      does: 'validates',
      parts: ['path'],
      schema: '[1]',
      style: 'builder',
      when: [{ argument: '[0]', is: 'param' }],
    },
    {
      at: '.zValidator|vValidator|tbValidator|sValidator|arktypeValidator|effectValidator|validator ()',
      does: 'validates',
      parts: ['headers'],
      schema: '[1]',
      style: 'builder',
      when: [{ argument: '[0]', is: 'header' }],
    },
    {
      at: '.zValidator|vValidator|tbValidator|sValidator|arktypeValidator|effectValidator|validator ()',
      does: 'validates',
      parts: ['cookies'],
      schema: '[1]',
      style: 'builder',
      when: [{ argument: '[0]', is: 'cookie' }],
    },
  ],
} as const satisfies Library;
