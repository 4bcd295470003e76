import type { Library } from '../kinds.ts';

export default {
  package: 'pg-format',
  aliases: ['@scaleleap/pg-format'],
  // `%I` and `%L` escape what they stand for; `%s` takes it as it is.
  queries: [
    { at: '/', language: 'sql', text: ['[0]'], values: ['[1..]'], placeholders: 'percent-letter', fragment: true },
    {
      at: '.format',
      language: 'sql',
      text: ['[0]'],
      values: ['[1..]'],
      placeholders: 'percent-letter',
      fragment: true,
    },
    {
      at: '.withArray',
      language: 'sql',
      text: ['[0]'],
      values: ['[1]'],
      placeholders: 'percent-letter',
      fragment: true,
    },
  ],
  flows: [
    { at: '/', from: '[0]', to: 'return' },
    { at: '.format|withArray', from: '[0]', to: 'return' },
    { at: '.string', from: '[0]', to: 'return' },
  ],
  sanitizers: [
    { at: '.ident|quoteIdent', input: '[0]', safeFor: ['sql'], yields: 'identifier' },
    { at: '.literal|quoteLiteral', input: '[0]', safeFor: ['sql'], yields: 'literal' },
  ],
} as const satisfies Library;
