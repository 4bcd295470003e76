import type { Library } from '../kinds.ts';

export default {
  package: 'node:dns',
  ecosystem: 'node',
  callbacks: [
    {
      at: '.lookup|resolve|resolve4|resolve6|resolveMx|resolveTxt|reverse',
      function: '[last]',
      runs: 'later',
      drops: true,
    },
  ],
} as const satisfies Library;
