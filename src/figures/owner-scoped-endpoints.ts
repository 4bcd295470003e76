import type { Figure } from './figure.ts';

/** Endpoints at which a caller who signed in chooses a row, and reaches only his own. */
export const ownerScopedEndpoints: Figure = {
  id: 'owner-scoped-endpoints',
  standards: ['auth/fine-grained-policies'],
  counts: 'endpoints that tie the rows which a caller chooses to who the caller is',
  of: 'endpoints behind a login at which a caller chooses rows, as far as what picks them is seen',
  measure({ endpoints }) {
    const told = endpoints.filter(({ ownerScoped: { is } }) => is === 'yes' || is === 'no' || is === 'conditional');
    if (told.length === 0) return { unknown: 'of no endpoint behind a login was it seen what picks the rows' };
    const list = told.flatMap(({ method, path, at, ownerScoped }) =>
      ownerScoped.is === 'yes' ? [{ what: `${method} ${path}`, at: ownerScoped.at ?? at }] : [],
    );
    return { value: list.length, of: told.length, list };
  },
};
