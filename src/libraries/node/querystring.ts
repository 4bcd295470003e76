import type { Library } from '../kinds.ts';

export default {
  package: 'node:querystring',
  ecosystem: 'node',
  flows: [
    { at: '.parse|decode', from: '[0]', to: 'return', deep: true },
    { at: '.stringify|encode', from: '[0]', to: 'return' },
    { at: '.escape|unescape', from: '[0]', to: 'return' },
  ],
  sanitizers: [
    {
      at: '.stringify|encode|escape',
      input: '[0]',
      safeFor: ['nosql', 'path', 'redirect', 'request', 'html', 'header', 'log'],
      yields: 'text',
    },
  ],
} as const satisfies Library;
