import type { Library } from '../kinds.ts';

export default {
  package: 'dotenv',
  aliases: ['dotenv-flow', 'dotenv-safe', 'dotenv-expand', '@dotenvx/dotenvx'],
  flows: [{ at: '.parse', from: '[0]', to: 'return' }],
  sinks: [{ at: '.config', kind: 'path', value: '[0] .path' }],
} as const satisfies Library;
