import type { Library } from '../kinds.ts';

export default {
  package: 'dlv',
  aliases: ['get-value', 'just-safe-get', 'lodash.get'],
  flows: [{ at: '/', from: '[0]', to: 'return' }],
} as const satisfies Library;
