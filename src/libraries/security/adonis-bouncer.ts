import type { Library } from '../kinds.ts';

export default {
  package: '@adonisjs/bouncer',
  versions: '2 || 3 || 4',
  is: ['auth'],
  policies: true,
  types: {
    Bouncer: ['.Bouncer ()', '@adonisjs/core:HttpContext .bouncer', 'Bouncer .with|forUser ()'],
  },
  proves: [
    { at: 'Bouncer .authorize', of: 'right', when: 'returns', later: true },
    { at: 'Bouncer .allows', of: 'right', when: 'true', later: true },
    { at: 'Bouncer .denies', of: 'right', when: 'false', later: true },
  ],
} as const satisfies Library;
