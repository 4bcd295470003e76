/** The figures that decide standards: to add one, write its file beside this one and list it here. */
import type { Figure } from './figure.ts';
import { handlersWithDataAccess } from './handlers-with-data-access.ts';
import { principalsReadAnew } from './principals-read-anew.ts';
import { logoutsInStore, refreshesInStore } from './tokens-ended.ts';

export type { Figure } from './figure.ts';

/** Every figure, in the order of the report. */
export const figures: readonly Figure[] = [
  handlersWithDataAccess,
  principalsReadAnew,
  refreshesInStore,
  logoutsInStore,
];
