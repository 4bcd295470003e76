import type { BackendModel, ModuleRole } from '../model/model.ts';
import type { Figure } from './figure.ts';

/** A place is a role's own where so much of the role lies there, and so much of what lies there has the role. */
const MOST = 0.8;
/** How people call those that have a role. */
const words: readonly (readonly [role: ModuleRole | 'tests', word: string])[] = [
  ['endpoints', 'endpoints'],
  ['service', 'services'],
  ['data', 'access of data'],
  ['validation', 'schemas'],
  ['middleware', 'middleware'],
  ['tests', 'tests'],
];

/** Which kinds of modules have folders or endings of their own, whatever these are called. */
export const rolesWithAPlace: Figure = {
  id: 'roles-with-a-place',
  standards: ['architecture/project-layout'],
  counts:
    'kinds of modules (endpoints, services, access of data, schemas, middleware, tests) with folders or endings of their own',
  of: 'those that there are',
  measure(model) {
    const files = rolesByFile(model);
    const present = words.filter(([role]) => [...files.values()].some((roles) => roles.has(role)));
    if (model.endpoints.length === 0) return { unknown: 'no endpoint was found' };
    const list = present.flatMap(([role, word]) => {
      const place = placeOf(role, files);
      return place === undefined ? [] : [{ what: `${word}: ${place}` }];
    });
    return { value: list.length, of: present.length, list };
  },
};

type Roles = ReadonlyMap<string, ReadonlySet<string>>;

function rolesByFile({ modules, files }: BackendModel): Roles {
  const tests = files.filter(({ role }) => role === 'test').map(({ path }) => [path, new Set(['tests'])] as const);
  return new Map<string, ReadonlySet<string>>([
    ...modules.map((it) => [it.at.path, new Set(it.roles)] as const),
    ...tests,
  ]);
}
/** The folder, or the ending of the name, in which a role is at home. */
function placeOf(role: string, files: Roles): string | undefined {
  const all = new Map<string, number>();
  const own = new Map<string, number>();
  let count = 0;
  for (const [path, roles] of files) {
    if (roles.has(role)) count++;
    for (const place of placesOf(path)) {
      all.set(place, (all.get(place) ?? 0) + 1);
      if (roles.has(role)) own.set(place, (own.get(place) ?? 0) + 1);
    }
  }
  const homes = [...own].filter(([place, of]) => of >= MOST * count && of >= MOST * all.get(place)!);
  return homes.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}
/** `services/` and `.service` of `users/services/mail.service.ts`. */
function placesOf(path: string): ReadonlySet<string> {
  const parts = path.split('/');
  const [, ...endings] = parts.pop()!.split('.');
  return new Set([...parts.map((part) => `${part}/`), ...endings.slice(0, -1).map((ending) => `.${ending}`)]);
}
