import type { Library } from '../kinds.ts';

export default {
  package: 'keyv',
  is: ['cache'],
  types: { Keyv: ['()', '.Keyv ()', '.default ()'] },
  secrets: [{ at: '/', value: '[0]', what: 'connection string' }],
} as const satisfies Library;
