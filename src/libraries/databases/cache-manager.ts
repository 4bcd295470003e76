import type { Library } from '../kinds.ts';

export default {
  package: 'cache-manager',
  is: ['cache'],
  types: { Cache: ['.caching|createCache|multiCaching|memoryStore ()', '.Cache ()'] },
  flows: [{ at: 'Cache .wrap', from: '[1] ()', to: 'return' }],
  callbacks: [{ at: 'Cache .wrap', function: '[1]', runs: 'now' }],
} as const satisfies Library;
