import type { Library } from '../kinds.ts';

export default {
  package: 'node:readline',
  ecosystem: 'node',
  types: { Interface: ['.createInterface ()', '/promises .createInterface ()'] },
  callbacks: [
    { at: 'Interface .on|once', function: '[1]', runs: 'later', drops: true },
    { at: 'Interface .question', function: '[last]', runs: 'later', drops: true },
  ],
} as const satisfies Library;
