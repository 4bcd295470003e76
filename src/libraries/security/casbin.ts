import type { Library } from '../kinds.ts';

export default {
  package: 'casbin',
  is: ['auth'],
  policies: true,
  types: { Enforcer: ['.newEnforcer|newCachedEnforcer|newSyncedEnforcer ()', '.Enforcer ()'], CachedEnforcer: [] },
  extends: { CachedEnforcer: ['Enforcer'] },
  proves: [
    { at: 'Enforcer .enforce|enforceSync|enforceWithMatcher|enforceWithSyncMatcher', of: 'right', when: 'true' },
  ],
} as const satisfies Library;
