import type { Figure } from './figure.ts';

/** How far the asking of a store is spread over the project. */
export const modulesWithDataAccess: Figure = {
  id: 'modules-with-data-access',
  standards: ['architecture/repository-abstraction'],
  counts: 'modules that access data themselves',
  of: 'modules',
  measure({ modules }) {
    const list = modules.filter(({ roles }) => roles.includes('data')).map(({ at }) => ({ what: at.path, at }));
    if (list.length === 0) return { unknown: 'no access of data was seen' };
    return { value: list.length, of: modules.length, list };
  },
};
