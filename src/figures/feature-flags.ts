import type { Figure } from './figure.ts';

/**
 * Whether something can be switched while the backend runs. What a project switches by a table of its own no name tells,
 * and few need it: told, and not judged.
 */
export const featureFlags: Figure = {
  id: 'feature-flag-clients',
  standards: ['deployment/feature-flags'],
  counts: 'packages that are asked while the backend runs what is switched on',
  of: 'packages that are imported or listed and known for what they are',
  measure({ packages }) {
    if (packages.length === 0) return { unknown: 'no package that is known was found' };
    const list = packages.filter(({ is }) => is.includes('flags'));
    return {
      value: list.length,
      of: packages.length,
      list: list.map(({ name, at }) => ({ what: name, ...(at && { at }) })),
    };
  },
};
