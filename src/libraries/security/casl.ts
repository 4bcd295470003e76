import type { Library } from '../kinds.ts';

export default {
  package: '@casl/ability',
  is: ['auth'],
  types: {
    Ability: ['.Ability|PureAbility ()', '.createMongoAbility ()', '.AbilityBuilder () .build ()', '.defineAbility ()'],
  },
} as const satisfies Library;
