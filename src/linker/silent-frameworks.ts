/** Server frameworks that are imported and that no endpoint was seen of: that there may be some is told. */
import type { Library } from '../libraries/kinds.ts';
import type { Endpoint, Unresolved, UsedPackage } from '../model/model.ts';
import { byName } from './apis.ts';

/** One place for each: where it is imported first. */
export function silentFrameworks(
  packages: readonly UsedPackage[],
  endpoints: readonly Endpoint[],
  libraries: readonly Library[],
): readonly Unresolved[] {
  const named = byName(libraries);
  return packages.flatMap(({ name, at }): readonly Unresolved[] => {
    const library = named.get(name);
    if (at === undefined || library === undefined) return [];
    if (library.unread === true) return [{ at, what: 'route', why: `the endpoints of ${name} are not read` }];
    return endpoints.length === 0 && declares(library)
      ? [{ at, what: 'route', why: `${name} is imported, and no endpoint of it was seen` }]
      : [];
  });
}
/** It is more than a part of another framework: applications, or classes whose methods are endpoints, are made with it. */
function declares({ is, applications, decorators }: Library): boolean {
  const classes = decorators?.some(({ does }) => does === 'controller') === true;
  return is?.includes('framework') === true && (applications !== undefined || classes);
}
