import type { Library } from '../kinds.ts';

export default {
  package: 'co-express',
  aliases: ['express-co', 'async-express'],
  is: ['framework'],
  wraps: [{ at: '/', function: '[0]', catches: true }],
} as const satisfies Library;
