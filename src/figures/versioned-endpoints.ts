import { businessEndpoints, hasVersion } from '../model/paths.ts';
import type { Figure } from './figure.ts';

/**
 * Business endpoints whose path tells a version. What has none is mostly without one on purpose (a callback of a
 * provider, a manifest, checks of operators), and a gateway may add it: told, and not judged.
 */
export const versionedEndpoints: Figure = {
  id: 'versioned-endpoints',
  standards: ['api/versioned-routes'],
  counts: 'REST endpoints of the business whose path tells a version',
  of: 'REST endpoints of the business',
  measure(model) {
    const all = businessEndpoints(model);
    if (all.length === 0) return { unknown: 'no REST endpoint of the business was found' };
    const list = all.flatMap(({ method, path, at }) => (hasVersion(path) ? [{ what: `${method} ${path}`, at }] : []));
    return { value: list.length, of: all.length, list };
  },
};
