import type { Library } from '../kinds.ts';

export default {
  package: 'body-parser',
  is: ['framework'],
  middleware: [
    { at: '.json ()', does: 'parses', parts: ['body'], shape: 'deep' },
    { at: '()', does: 'parses', parts: ['body'], shape: 'deep' },
    {
      at: '.urlencoded ()',
      does: 'parses',
      parts: ['body'],
      shape: 'text',
      when: [{ argument: '[0] .extended', is: false }],
    },
    {
      at: '.urlencoded ()',
      does: 'parses',
      parts: ['body'],
      shape: 'deep',
      when: [{ argument: '[0] .extended', isNot: false }],
    },
    { at: '.raw|text ()', does: 'parses', parts: ['body'], shape: 'text' },
  ],
  setups: [
    { at: '.json|urlencoded|raw|text', is: 'body-parser', bytes: ['[0] .limit'] },
    { at: '/', is: 'body-parser', bytes: ['[0] .limit'] },
  ],
} as const satisfies Library;
