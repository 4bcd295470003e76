/** Server frameworks that are imported and that no endpoint was seen of: that there may be some is told. */
import type { Library } from '../libraries/kinds.ts';
import type { Endpoint, Unresolved, UsedPackage } from '../model/model.ts';
import { unreadPlaces, unreadPrograms } from '../libraries/unread.ts';
import { byName } from './apis.ts';
import type { Project } from './project.ts';

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
    const mayServe = library.unread === 'alone' || library.deployed !== undefined || declares(library);
    return endpoints.length === 0 && mayServe
      ? [{ at, what: 'route', why: `${name} is imported, and no endpoint of it was seen` }]
      : [];
  });
}
/** Files that a platform serves by their place or by what they export, and that are not read. */
export function unreadFiles(project: Project, endpoints: readonly Endpoint[]): readonly Unresolved[] {
  const manifests = project.manifests.map(({ dependencies }) => dependencies);
  const programs =
    endpoints.length > 0
      ? []
      : unreadPrograms.filter(({ beside }) => manifests.some((it) => beside.some((name) => it[name] !== undefined)));
  return project.files.flatMap((file): readonly Unresolved[] => {
    if (file.role !== 'source') return [];
    const at = { path: file.path, line: 1, column: 1, endLine: 1, endColumn: 1 };
    const places = unreadPlaces.filter(({ folder }) => file.path.split('/').slice(0, -1).includes(folder));
    if (places.length === 0 && programs.length === 0) return [];
    const { exports, values } = file.facts;
    const place = places.find((it) => exports.some(({ name }) => it.exports.test(name)));
    if (place !== undefined) return [{ at, what: 'route', why: place.why }];
    const given = exports.find(({ name }) => name === 'default')?.value;
    const program = given === undefined ? undefined : values[given];
    const found = programs.find(
      ({ member }) => program?.kind === 'object' && program.entries.some(({ key }) => key === member),
    );
    return found === undefined ? [] : [{ at, what: 'route', why: found.why }];
  });
}
/** It is more than a part of another framework: applications, or classes whose methods are endpoints, are made with it. */
function declares({ is, applications, decorators }: Library): boolean {
  const classes = decorators?.some(({ does }) => does === 'controller') === true;
  return is?.includes('framework') === true && (applications !== undefined || classes);
}
