import type { Library } from '../kinds.ts';

export default {
  package: 'accesscontrol',
  aliases: ['role-acl'],
  is: ['auth'],
  types: {
    AccessControl: ['.AccessControl ()', '()'],
    Query: ['AccessControl .can|access ()', 'Query .context|execute|with|on ()'],
    Permission: [
      'Query .create|createAny|createOwn|read|readAny|readOwn|update|updateAny|updateOwn|delete|deleteAny|deleteOwn ()',
      'AccessControl .permission ()',
    ],
  },
  proves: [{ at: 'Permission .granted', of: 'right', when: 'true' }],
} as const satisfies Library;
