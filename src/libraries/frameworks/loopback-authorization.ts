import type { Library } from '../kinds.ts';

export default {
  package: '@loopback/authorization',
  is: ['auth'],
  partOf: '@loopback/rest',
  decorators: [{ at: '.authorize', does: 'guard', role: 'authorizes' }],
} as const satisfies Library;
