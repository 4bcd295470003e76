import type { Library } from '../kinds.ts';

export default {
  package: 'elysia-helmet',
  aliases: ['elysiajs-helmet'],
  is: ['security'],
  middleware: [{ at: '.helmet|elysiaHelmet ()', does: 'headers' }],
} as const satisfies Library;
