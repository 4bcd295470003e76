import type { Library } from '../kinds.ts';

export default {
  package: 'node-cache',
  aliases: ['lru-cache', 'memory-cache', 'quick-lru'],
  is: ['cache'],
  types: { Cache: ['/', '()', '.LRUCache ()', '.default ()', '.Cache ()'] },
  callbacks: [{ at: 'Cache .on|forEach', function: '[last]', runs: 'later', drops: true }],
} as const satisfies Library;
