/** The figures that decide standards: to add one, write its file beside this one and list it here. */
import { contractedCalls } from './contracted-calls.ts';
import type { Figure } from './figure.ts';
import { handlersWithDataAccess } from './handlers-with-data-access.ts';
import { modulesWithDataAccess } from './modules-with-data-access.ts';
import { ownerScopedEndpoints } from './owner-scoped-endpoints.ts';
import { principalsReadAnew } from './principals-read-anew.ts';
import { rolesWithAPlace } from './roles-with-a-place.ts';
import { secondFactors } from './second-factors.ts';
import { tablesOfSeveralServices } from './tables-of-several-services.ts';
import { logoutsInStore, refreshesInStore } from './tokens-ended.ts';
import { untypedExports } from './untyped-exports.ts';
import { usualSuccessShapes } from './usual-success-shapes.ts';
import { vendorsWithAnAdapter } from './vendors-with-an-adapter.ts';
import { versionedEndpoints } from './versioned-endpoints.ts';

export type { Figure } from './figure.ts';

/** Every figure, in the order of the report. */
export const figures: readonly Figure[] = [
  handlersWithDataAccess,
  modulesWithDataAccess,
  rolesWithAPlace,
  tablesOfSeveralServices,
  untypedExports,
  principalsReadAnew,
  refreshesInStore,
  logoutsInStore,
  versionedEndpoints,
  usualSuccessShapes,
  ownerScopedEndpoints,
  secondFactors,
  vendorsWithAnAdapter,
  contractedCalls,
];
