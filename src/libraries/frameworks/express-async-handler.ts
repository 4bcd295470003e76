import type { Library } from '../kinds.ts';

export default {
  package: 'express-async-handler',
  aliases: ['async-middleware', 'express-async-wrap'],
  is: ['framework'],
  wraps: [
    { at: '/', function: '[0]', catches: true },
    { at: '.wrap|asyncHandler', function: '[0]', catches: true },
  ],
} as const satisfies Library;
