import type { Library } from '../kinds.ts';

export default {
  package: 'connect-ensure-login',
  is: ['auth'],
  middleware: [
    { at: '.ensureLoggedIn|ensureAuthenticated ()', does: 'authenticates' },
    { at: '.ensureLoggedOut|ensureNotLoggedIn ()', does: 'other' },
  ],
} as const satisfies Library;
