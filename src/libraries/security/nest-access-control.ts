import type { Library } from '../kinds.ts';

export default {
  package: 'nest-access-control',
  is: ['auth'],
  middleware: [{ at: '.ACGuard', does: 'authorizes' }],
  decorators: [{ at: '.UseRoles', does: 'metadata', items: '[0..]', gives: 'authorizes' }],
} as const satisfies Library;
