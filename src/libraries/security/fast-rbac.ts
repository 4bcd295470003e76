import type { Library } from '../kinds.ts';

export default {
  package: 'fast-rbac',
  aliases: ['easy-rbac'],
  is: ['auth'],
  types: { RBAC: ['()', '.default ()', '.RBAC ()', '.create ()'] },
  proves: [{ at: 'RBAC .can', of: 'right', when: 'true' }],
} as const satisfies Library;
