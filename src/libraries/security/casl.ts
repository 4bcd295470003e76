import type { Library } from '../kinds.ts';

export default {
  package: '@casl/ability',
  is: ['auth'],
  policies: true,
  types: {
    Ability: ['.Ability|PureAbility ()', '.createMongoAbility ()', '.AbilityBuilder () .build ()', '.defineAbility ()'],
    ForbiddenError: ['.ForbiddenError .from ()', 'ForbiddenError .setMessage ()'],
  },
  proves: [
    { at: 'Ability .can', of: 'right', when: 'true' },
    { at: 'Ability .cannot', of: 'right', when: 'false' },
    { at: 'ForbiddenError .throwUnlessCan', of: 'right', when: 'returns' },
    { at: 'ForbiddenError .unlessCan', of: 'right', when: 'false' },
  ],
} as const satisfies Library;
