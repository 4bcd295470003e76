/** The files of a project as modules: what each does, what it uses, what it gives. */
import type { Endpoint, Application, DataAccess, Schema } from '../../model/model.ts';
import type { ModuleNode, ModuleRole } from '../../model/modules.ts';
import { locationOf } from '../places.ts';
import type { FileUnit } from '../units.ts';
import type { Values } from '../values/kernel.ts';
import { edgesOf } from './edges.ts';
import { exportedBy } from './exported.ts';
import { madeIn, type Places } from './made.ts';

/** What is known of the code by then. */
interface Known {
  readonly endpoints: readonly Endpoint[];
  readonly applications: readonly Application[];
  readonly accesses: readonly DataAccess[];
  readonly schemas: readonly Schema[];
}

export function moduleGraph(values: Values, known: Known): readonly ModuleNode[] {
  const roles = rolesOf(known);
  const accesses: Places = new Map();
  for (const { at } of known.accesses) accesses.set(at.path, [...(accesses.get(at.path) ?? []), at]);
  const units = values.modules.manifests.map((it) => it.folder).sort((a, b) => b.length - a.length);
  const entries = new Set(values.modules.manifests.flatMap((it) => it.entries));
  return values.modules.units.flatMap((unit) => {
    if (unit.role !== 'source' && unit.role !== 'config') return [];
    return values.failures.guarded<readonly ModuleNode[]>(
      'modules',
      { unit, id: 0 },
      () => [],
      () => {
        const own = roles.get(unit.path) ?? new Set<ModuleRole>();
        if (entries.has(unit.path)) own.add('root');
        const given = exportedBy(unit);
        if (own.size === 0 && given.functions.length > 0) own.add('service');
        return [
          {
            at: locationOf(unit, 0, 0),
            unit: units.find((folder) => folder === '' || unit.path.startsWith(`${folder}/`)) ?? '',
            roles: [...own].sort(),
            imports: edgesOf(values.modules, unit).filter(({ path }) => isSource(values.modules.unit(path))),
            ...given,
            makes: own.has('root') ? [] : madeIn(values, unit, accesses),
          },
        ];
      },
    );
  });
}
function isSource(unit: FileUnit | undefined): boolean {
  return unit !== undefined && unit.role !== 'test';
}
function rolesOf({ endpoints, applications, accesses, schemas }: Known): Map<string, Set<ModuleRole>> {
  const roles = new Map<string, Set<ModuleRole>>();
  const note = ({ path }: { readonly path: string }, role: ModuleRole): void => {
    const found = roles.get(path);
    if (found === undefined) roles.set(path, new Set([role]));
    else found.add(role);
  };
  for (const { at, handler, chain } of endpoints) {
    note(at, 'endpoints');
    note(handler.at, 'endpoints');
    for (const middleware of chain) for (const role of middleware.roles) note(role.at, 'middleware');
  }
  for (const { at } of applications) note(at, 'root');
  for (const { at } of accesses) note(at, 'data');
  for (const { at } of schemas) note(at, 'validation');
  return roles;
}
